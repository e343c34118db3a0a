package org.onrecord.extraction;

import java.util.Locale;

/**
 * A difference between prediction and gold.
 *
 * @param start the code point offset of the words
 */
record ScoringError(String what, String article, int start, String context, String detail) {
  private static final int AROUND = 120;

  static ScoringError missed(String article, String text, ScoredSpan gold) {
    return of("MISSED", article, text, gold, type(gold) + " by " + speaker(gold));
  }

  static ScoringError spurious(String article, String text, ScoredSpan found) {
    return of("SPURIOUS", article, text, found, "%s by %s".formatted(type(found), speaker(found)));
  }

  static ScoringError wrongSpeaker(String article, String text, ScoredSpan gold, ScoredSpan found) {
    String detail = "%s, found %s".formatted(speaker(gold), speaker(found));
    return of("WRONG SPEAKER", article, text, gold, detail);
  }

  static ScoringError otherWords(String article, String text, ScoredSpan gold, ScoredSpan found) {
    String words = MarkedBody.words(text, new TextSpan(found.start(), found.end()));
    return of("OTHER WORDS", article, text, gold, "found “%s”".formatted(words));
  }

  boolean missed() {
    return what.equals("MISSED");
  }

  boolean ofSpeaker() {
    return what.equals("WRONG SPEAKER");
  }

  private static ScoringError of(
      String what, String article, String text, ScoredSpan unit, String detail) {
    ScoredQuote quotation = unit.quotation();
    String rule =
        quotation.rule() == null
            ? ""
            : " [rule %s, confidence %.2f]".formatted(quotation.rule(), quotation.confidence());
    return new ScoringError(what, article, unit.start(), context(text, unit), detail + rule);
  }

  private static String type(ScoredSpan unit) {
    return unit.quotation().type() == null
        ? "unknown"
        : unit.quotation().type().name().toLowerCase(Locale.ROOT);
  }

  private static String speaker(ScoredSpan unit) {
    ScoredQuote.Mention speaker = unit.quotation().speaker();
    if (speaker == null) {
      return "nobody";
    }
    return speaker.name() == null
        ? "“%s”".formatted(speaker.text())
        : "“%s” (%s)".formatted(speaker.text(), speaker.name());
  }

  /** The surrounding text in the paragraph, with the words between ⟦ and ⟧. */
  private static String context(String text, ScoredSpan unit) {
    int start = text.offsetByCodePoints(0, unit.start());
    int end = text.offsetByCodePoints(0, unit.end());
    int paragraph = text.lastIndexOf('\n', start - 1) + 1;
    int next = text.indexOf('\n', end);
    int from = Math.max(paragraph, start - AROUND);
    int to = Math.min(next < 0 ? text.length() : next, end + AROUND);
    return (from > paragraph ? "…" : "")
        + text.substring(from, start)
        + "⟦"
        + text.substring(start, end)
        + "⟧"
        + text.substring(end, to)
        + (to == next || to == text.length() ? "" : "…");
  }

  @Override
  public String toString() {
    return "%s in %s at %d: %s%n    %s".formatted(what, article, start, detail, context);
  }
}
