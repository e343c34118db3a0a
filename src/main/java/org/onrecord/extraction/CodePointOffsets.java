package org.onrecord.extraction;

/** How many code points of a text stand before an index of its UTF-16 units. */
final class CodePointOffsets {
  /** Null where every unit is a code point. */
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
      boolean second =
          i > 0
              && Character.isLowSurrogate(text.charAt(i))
              && Character.isHighSurrogate(text.charAt(i - 1));
      before[i + 1] = before[i] + (second ? 0 : 1);
    }
    return new CodePointOffsets(before);
  }

  int before(int index) {
    return before == null ? index : before[index];
  }
}
