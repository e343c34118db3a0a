package org.onrecord.records.history;

/**
 * The part in which two texts differ: short texts whole; of long ones the part between their common
 * prefix and their common suffix, with some context, cut to a maximum length.
 *
 * @param cut true if any text is left out
 */
record Excerpt(String before, String after, boolean cut) {
  private static final int MAX_LENGTH = 1000;
  private static final int CONTEXT = 40;
  private static final String ELLIPSIS = "…";

  static Excerpt of(String before, String after) {
    if (Math.max(before.length(), after.length()) <= MAX_LENGTH) {
      return new Excerpt(before, after, false);
    }
    int[] one = before.codePoints().toArray();
    int[] other = after.codePoints().toArray();
    int shorter = Math.min(one.length, other.length);
    int prefix = 0;
    while (prefix < shorter && one[prefix] == other[prefix]) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < shorter - prefix
        && one[one.length - 1 - suffix] == other[other.length - 1 - suffix]) {
      suffix++;
    }
    return new Excerpt(part(one, prefix, suffix), part(other, prefix, suffix), true);
  }

  /** The text without a prefix and a suffix of these lengths in code points, with context. */
  private static String part(int[] text, int prefix, int suffix) {
    int from = Math.max(0, prefix - CONTEXT);
    int end = Math.min(text.length, text.length - suffix + CONTEXT);
    int to = Math.min(end, from + MAX_LENGTH);
    return (from > 0 ? ELLIPSIS : "")
        + new String(text, from, to - from)
        + (to < text.length ? ELLIPSIS : "");
  }
}
