package org.onrecord.textreuse.verification;

import java.util.List;

/**
 * A quotation to verify.
 *
 * @param pieces the words, with or without the outer quotation marks; several pieces if the
 *     quotation is interrupted
 * @param language a BCP 47 tag; null if unknown
 * @param speaker never null
 * @param days the days on which it was said, as claimed; never null
 * @param inSentence whether it stands in a sentence of a text, which decides its final comma or
 *     full stop: “We will,” she said
 */
public record Quotation(
    List<String> pieces,
    String language,
    ClaimedSpeaker speaker,
    DayRange days,
    boolean inSentence) {
  public Quotation {
    pieces = List.copyOf(pieces);
  }

  /** A quotation without a claimed speaker or day. */
  public static Quotation of(String text, String language) {
    return new Quotation(List.of(text), language, ClaimedSpeaker.NONE, DayRange.ALWAYS, false);
  }

  /** The same quotation by a speaker. */
  public Quotation by(ClaimedSpeaker claimed) {
    return new Quotation(pieces, language, claimed, days, inSentence);
  }

  /** The same quotation in a sentence of a text. */
  public Quotation inText() {
    return new Quotation(pieces, language, speaker, days, true);
  }

  /** The pieces, joined by spaces. */
  public String text() {
    return String.join(" ", pieces);
  }
}
