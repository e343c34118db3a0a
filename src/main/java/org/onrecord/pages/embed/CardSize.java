package org.onrecord.pages.embed;

/**
 * The size of a card in CSS pixels, for which its words are counted: other sites do not know how
 * high the card is.
 */
record CardSize(int width, int height) {
  private static final int MAX_WIDTH = 600;
  private static final int BORDERS = 56;
  private static final int CHARACTER_WIDTH = 10;
  private static final int LINE_HEIGHT = 30;

  /** Further lines of a quote are not shown, see the style sheet. */
  private static final int MAX_LINES = 6;

  /** The height of a card without its quote. */
  private static final int FOOT_HEIGHT = 120;

  /** The size for words without limits. */
  static CardSize of(String words) {
    return of(words, null, null);
  }

  /**
   * The size for words.
   *
   * @param maxWidth null for no limit
   * @param maxHeight null for no limit
   */
  static CardSize of(String words, Integer maxWidth, Integer maxHeight) {
    int width = atMost(MAX_WIDTH, maxWidth);
    int lineLength = Math.max(1, (width - BORDERS) / CHARACTER_WIDTH);
    int lines = Math.min(MAX_LINES, 1 + words.codePointCount(0, words.length()) / lineLength);
    return new CardSize(width, atMost(FOOT_HEIGHT + lines * LINE_HEIGHT, maxHeight));
  }

  private static int atMost(int size, Integer limit) {
    return limit == null ? size : Math.min(size, limit);
  }
}
