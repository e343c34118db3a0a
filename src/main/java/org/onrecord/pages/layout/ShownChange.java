package org.onrecord.pages.layout;

/**
 * A run of equal or different words in a comparison.
 *
 * @param op {@code equal}, {@code insert}, {@code delete} or {@code replace}
 * @param replacement the words in place of {@code text}; empty unless the run is replaced
 */
public record ShownChange(String op, String text, String replacement) {

  /**
   * A change of words.
   *
   * @param replacement may be null
   */
  public static ShownChange of(String op, String text, String replacement) {
    return new ShownChange(op, text, replacement == null ? "" : replacement);
  }
}
