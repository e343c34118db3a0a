package org.onrecord.pages.layout;

import java.util.List;

/**
 * A run of characters that belong to the same quotes.
 *
 * @param text verbatim
 * @param style the class of the mark; empty if no quote covers the text
 * @param starts anchors of the quotes that begin here
 * @param ends the quotes that end here
 */
public record BodySegment(String text, String style, List<String> starts, List<QuoteNumber> ends) {

  /** True if a quote covers the text. */
  public boolean quoted() {
    return !style.isEmpty();
  }

  /** Plain text. */
  public static BodySegment plain(String text) {
    return new BodySegment(text, "", List.of(), List.of());
  }
}
