package org.onrecord.textreuse;

import java.util.Set;

/**
 * A run of equal or different words in two texts.
 *
 * @param from the words of the first text
 * @param to the words of the second text
 * @param text the words as printed in the first text; in the second one for an insertion
 * @param replacement the words of a replacement as printed in the second text; otherwise empty
 */
public record WordChange(
    Kind kind,
    WordRange from,
    WordRange to,
    String text,
    String replacement,
    Set<ChangeFlag> flags) {
  /** The operation that leads from the first text to the second. */
  public enum Kind {
    EQUAL,
    INSERT,
    DELETE,
    REPLACE
  }
}
