package org.onrecord.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text that is no HTML into blocks. An empty line parts paragraphs, and so does every line
 * break of text as copied from a browser; a line break that stands only because the next word would
 * have made the line too long is none.
 */
final class TextLines {
  private static final int SHORTEST_WIDTH = 50;
  private static final int LONGEST_WIDTH = 100;

  private TextLines() {}

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

  /** Without the blanks at either end; within, the text is as printed. */
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

  /** Within a word; dashes stand apart. */
  private static boolean endsInHyphen(CharSequence text) {
    int end = text.length() - 1;
    return end > 0 && text.charAt(end) == '-' && Character.isLetter(text.charAt(end - 1));
  }

  private static List<String> unwrapped(List<String> lines) {
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    if (width < SHORTEST_WIDTH || width > LONGEST_WIDTH) {
      return List.copyOf(lines);
    }
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int last = 0;
    for (String line : lines) {
      boolean wrapped = last > 0 && last + 1 + firstWord(line) > width;
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
