package org.onrecord.textreuse.verification;

import org.onrecord.textreuse.FoldedWords;

/**
 * A quotation with its letters and words.
 *
 * @param contentWords the number of {@link ContentWords}
 */
record PreparedQuotation(Quotation source, Letters letters, FoldedWords words, int contentWords) {
  /** The number of words that are no accident if the speaker is the same. */
  private static final int FEW_WORDS = 3;

  /** The number of words that are no accident. */
  private static final int MANY_WORDS = 5;

  private static final int FEW_CONTENT_WORDS = 2;

  /** The number of words that are no accident, however frequent they are. */
  private static final int VERY_MANY_WORDS = 7;

  static PreparedQuotation of(Quotation quotation) {
    FoldedWords words = FoldedWords.of(quotation.text(), quotation.language());
    return new PreparedQuotation(
        quotation,
        Letters.of(quotation.text()),
        words,
        ContentWords.count(words, 0, words.count()));
  }

  String text() {
    return source.text();
  }

  /**
   * The text of a quote to compare with. If the quotation ends as a sentence, that of the quote
   * ends with the question or exclamation mark that follows it in the body.
   */
  RecordedText textOf(RecordedQuote quote) {
    String core = EdgePunctuation.withoutMarks(text());
    boolean ends = !core.isEmpty() && ".?!".indexOf(core.charAt(core.length() - 1)) >= 0;
    return new RecordedText(ends ? quote.textWithFinalMark() : quote.text(), source.language());
  }

  /** Returns whether its words in a body are no accident: some with content, or very many. */
  boolean isDistinctiveInBodies() {
    return contentWords >= FEW_CONTENT_WORDS && words.count() >= FEW_WORDS
        || words.count() >= VERY_MANY_WORDS;
  }

  /**
   * Returns whether its words within longer ones are no accident: few words are enough if the
   * speaker is the same, more are needed otherwise.
   */
  boolean isDistinctiveWithin(SpeakerMatch speaker) {
    return switch (speaker) {
      case SAME -> contentWords > 0 || words.count() >= FEW_WORDS;
      case OTHER -> contentWords >= MANY_WORDS;
      default -> contentWords >= FEW_CONTENT_WORDS || words.count() >= MANY_WORDS;
    };
  }
}
