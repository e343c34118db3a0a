package org.onrecord.pages.layout;

import java.util.List;

/**
 * A run of characters that belong to the same marks.
 *
 * @param text verbatim
 * @param style the classes of the mark; empty if no mark covers the text
 * @param starts anchors of the marks that begin here
 * @param ends references of the marks that end here
 */
public record BodySegment(String text, String style, List<String> starts, List<Reference> ends) {

  /** True if a mark covers the text. */
  public boolean quoted() {
    return !style.isEmpty();
  }
}
