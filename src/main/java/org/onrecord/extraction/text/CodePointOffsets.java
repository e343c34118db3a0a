package org.onrecord.extraction.text;

/** Converts UTF-16 indices of a text to code point offsets. */
final class CodePointOffsets {
  /** Null if the text has no surrogates. */
  private final int[] before;

  private CodePointOffsets(int[] before) {
    this.before = before;
  }

  static CodePointOffsets of(String text) {
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

  int before(int index) {
    return before == null ? index : before[index];
  }
}
