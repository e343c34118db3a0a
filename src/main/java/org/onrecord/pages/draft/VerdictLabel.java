package org.onrecord.pages.draft;

import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/** The verdicts as the page explains them, in the order of its summary. */
enum VerdictLabel {
  VERBATIM("Verbatim", Tone.GOOD, "The words are on record, by this speaker if one is named."),
  TYPOGRAPHIC("Typographic", Tone.GOOD, "Only case, punctuation, spacing or diacritics differ."),
  TRUNCATED("Truncated", Tone.CAREFUL, "A part of a longer quote. Read what was left out."),
  STITCHED("Stitched", Tone.CAREFUL, "Pieces that were not said in one breath."),
  UNRECORDED(
      "Unrecorded",
      Tone.CAREFUL,
      "The words stand in an article on record, but no quote with this speaker was recorded there."),
  ALTERED("Altered", Tone.WRONG, "The words differ from those on record."),
  MISATTRIBUTED("Misattributed", Tone.WRONG, "The words are on record, by another speaker."),
  NOT_FOUND(
      "Not found",
      Tone.WRONG,
      "Nothing similar is on record. That does not prove that it was never said.");

  /** The class of a verdict: a colour and the shape of a line. */
  private static final class Tone {
    static final String GOOD = "tone-good";
    static final String CAREFUL = "tone-careful";
    static final String WRONG = "tone-wrong";
  }

  final String label;
  final String tone;
  final String meaning;

  VerdictLabel(String label, String tone, String meaning) {
    this.label = label;
    this.tone = tone;
    this.meaning = meaning;
  }

  /** The label of a verdict of the API, such as {@code notFound}. */
  static VerdictLabel of(String verdict) {
    return Stream.of(values())
        .filter(label -> WireName.of(label).equals(verdict))
        .findFirst()
        .orElseThrow();
  }
}
