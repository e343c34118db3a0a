package org.onrecord.extraction.text;

import java.util.Arrays;

/** Converts between UTF-16 indices and code point offsets of a text. */
public final class CodePointOffsets {
  /** Null if the text has no surrogates. */
  private final int[] before;

  private CodePointOffsets(int[] before) {
    this.before = before;
  }

  public static CodePointOffsets of(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return new CodePointOffsets(null);
    }
    int[] before = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      boolean lowHalf =
          i > 0
              && Character.isLowSurrogate(text.charAt(i))
              && Character.isHighSurrogate(text.charAt(i - 1));
      before[i + 1] = before[i] + (lowHalf ? 0 : 1);
    }
    return new CodePointOffsets(before);
  }

  /** The number of code points before an index. */
  public int before(int index) {
    return before == null ? index : before[index];
  }

  /** The index of a code point. */
  public int index(int offset) {
    if (before == null) {
      return offset;
    }
    int index = Arrays.binarySearch(before, offset);
    // The index within a surrogate pair has the offset of its end.
    return index + 1 < before.length && before[index + 1] == offset ? index + 1 : index;
  }
}
