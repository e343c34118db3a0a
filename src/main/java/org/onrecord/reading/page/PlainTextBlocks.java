package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits plain text into paragraphs. Empty lines separate paragraphs, and so does each line break
 * of text copied from a browser. A line break is a soft wrap if the next word would have made the
 * line too long, or if the sentence continues in lower case.
 */
final class PlainTextBlocks {
  private static final int MIN_WIDTH = 50;
  private static final int MAX_WIDTH = 100;

  /** Shorter lines may be menu entries. */
  private static final int MIN_SENTENCE = 20;

  private PlainTextBlocks() {}

  static List<Block> of(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : (text + "\n\n").split("\\r\\n|[\\n\\r\\f\\u2028\\u2029]", -1)) {
      if (!trimmed(line).isEmpty()) {
        lines.add(trimmed(line));
      } else {
        unwrapped(lines).forEach(paragraph -> blocks.add(Block.of(paragraph)));
        lines.clear();
      }
    }
    return blocks;
  }

  /** Trims white space, no-break spaces and byte order marks at both ends. */
  static String trimmed(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static int firstWord(String line) {
    int blank = line.indexOf(' ');
    return blank < 0 ? line.length() : blank;
  }

  /** True if a text ends in a hyphenated word rather than a dash. */
  private static boolean endsInHyphen(CharSequence text) {
    int end = text.length() - 1;
    return end > 0 && text.charAt(end) == '-' && Character.isLetter(text.charAt(end - 1));
  }

  private static boolean anyContinues(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (continues(lines.get(i - 1), lines.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** True if a sentence continues in the next line. */
  private static boolean continues(CharSequence text, String line) {
    char last = text.charAt(text.length() - 1);
    boolean open = Character.isLetterOrDigit(last) || ",;-–—".indexOf(last) >= 0;
    return text.length() >= MIN_SENTENCE && open && Character.isLowerCase(line.charAt(0));
  }

  private static List<String> unwrapped(List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    boolean wrappedText = longest <= MAX_WIDTH && (longest >= MIN_WIDTH || anyContinues(lines));
    int width = wrappedText ? longest : Integer.MAX_VALUE;
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int last = 0;
    for (String line : lines) {
      boolean full = last > 0 && last + 1L + firstWord(line) > width;
      boolean wrapped = full || last > 0 && continues(open, line);
      if (!wrapped && last > 0) {
        paragraphs.add(open.toString());
        open.setLength(0);
      }
      open.append(wrapped && !endsInHyphen(open) ? " " : "").append(line);
      last = line.length();
    }
    paragraphs.add(open.toString());
    return paragraphs;
  }
}
