package org.onrecord.extraction;

import java.util.List;

/**
 * A quote as the scorer sees it, be it from gold data or from the extractor.
 *
 * @param type null where unknown
 * @param cueClass what the cue is: "speech" for reporting; null where unknown
 * @param via the relays as printed, nearest the speaker first
 */
record Quotation(
    List<TextSpan> spans,
    QuotationType type,
    Mention speaker,
    String cue,
    String cueClass,
    String role,
    boolean anonymous,
    List<String> via,
    double confidence,
    String rule) {

  static final String REPORTING = "speech";

  /**
   * Whom the words are attributed to.
   *
   * @param spans where the mention stands; empty where it does not
   * @param name the fullest name; null where the text does not name the speaker
   */
  record Mention(String text, List<TextSpan> spans, String name) {}

  static Quotation of(FoundQuote found) {
    return new Quotation(
        found.spans(),
        found.type(),
        mention(found.speaker()),
        found.cue(),
        REPORTING,
        found.role(),
        found.anonymous(),
        found.via().stream().map(Speaker::text).toList(),
        found.confidence(),
        found.rule());
  }

  private static Mention mention(Speaker speaker) {
    if (speaker == null) {
      return null;
    }
    List<TextSpan> spans = speaker.span() == null ? List.of() : List.of(speaker.span());
    return new Mention(speaker.text(), spans, speaker.name());
  }
}
