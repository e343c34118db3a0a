package org.onrecord.records.history;

/**
 * How two texts differ: whole where they are short; else what is between their common beginning and
 * their common end, with some of either, and of that no more than fits into a list.
 *
 * @param cut whether anything is left out
 */
record Excerpt(String before, String after, boolean cut) {
  private static final int SHORT = 1000;
  private static final int NEIGHBOURHOOD = 40;
  private static final String LEFT_OUT = "…";

  static Excerpt of(String before, String after) {
    if (Math.max(before.length(), after.length()) <= SHORT) {
      return new Excerpt(before, after, false);
    }
    int[] one = before.codePoints().toArray();
    int[] other = after.codePoints().toArray();
    int same = 0;
    int least = Math.min(one.length, other.length);
    while (same < least && one[same] == other[same]) {
      same++;
    }
    int end = 0;
    while (end < least - same && one[one.length - 1 - end] == other[other.length - 1 - end]) {
      end++;
    }
    return new Excerpt(part(one, same, end), part(other, same, end), true);
  }

  /** The text from so many characters on, and up to so many before its end; and some around. */
  private static String part(int[] text, int start, int end) {
    int from = Math.max(0, start - NEIGHBOURHOOD);
    int wanted = Math.min(text.length, text.length - end + NEIGHBOURHOOD);
    int to = Math.min(wanted, from + SHORT);
    return (from > 0 ? LEFT_OUT : "")
        + new String(text, from, to - from)
        + (to < text.length ? LEFT_OUT : "");
  }
}
