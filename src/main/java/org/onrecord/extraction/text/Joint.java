package org.onrecord.extraction.text;

import java.util.Arrays;
import java.util.List;

/**
 * Characters between two pieces of an interrupted quote: one space, or closing punctuation and one
 * space. They are editorial, unlike the pieces, which are verbatim.
 */
public enum Joint {
  // First, because it starts like the next one.
  ELLIPSIS(" … "),
  SPACE(" "),
  COMMA(", "),
  FULL_STOP(". "),
  QUESTION_MARK("? "),
  EXCLAMATION_MARK("! "),
  SEMICOLON("; ");

  private static final List<Joint> ALL = List.of(values());

  public final String text;

  Joint(String text) {
    this.text = text;
  }

  /** The joints that a text has at a UTF-16 offset, the longest first; two at most. */
  public static List<Joint> at(String text, int offset) {
    return ALL.stream().filter(joint -> text.startsWith(joint.text, offset)).toList();
  }

  /** The joint for closing punctuation; null if there is none. */
  static Joint of(String punctuation) {
    return Arrays.stream(values())
        .filter(joint -> joint.text.strip().equals(punctuation))
        .findFirst()
        .orElse(null);
  }
}
