package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.List;

/** The passages in quotation marks of a text, such as the quoted words of a mixed quote. */
final class QuotedParts {
  private QuotedParts() {}

  /**
   * The passages, without their marks; the whole text if it has no marks. A passage ends with the
   * text if its mark is not closed, and begins with the text if its mark is not opened.
   */
  static List<String> of(String text) {
    List<String> passages = new ArrayList<>();
    int opened = -1;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (opened < 0 && opens(text, i)) {
        opened = i + 1;
      } else if (closes(text, i) && (opened >= 0 || !any)) {
        add(passages, text, Math.max(opened, 0), i);
        opened = -1;
      }
      any |= isMark(c);
    }
    if (opened >= 0) {
      add(passages, text, opened, text.length());
    }
    return any && !passages.isEmpty() ? passages : List.of(text);
  }

  private static void add(List<String> passages, String text, int from, int to) {
    if (from < to) {
      passages.add(text.substring(from, to));
    }
  }

  private static boolean isMark(char c) {
    return "\"“”„‟«»".indexOf(c) >= 0;
  }

  private static boolean opens(String text, int i) {
    char c = text.charAt(i);
    return "“„‟«".indexOf(c) >= 0 || isMark(c) && i + 1 < text.length() && isOpenBefore(text, i);
  }

  /** Returns whether the character before a mark lets it open a passage. */
  private static boolean isOpenBefore(String text, int i) {
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    return Character.isWhitespace(before) || "([—–-".indexOf(before) >= 0;
  }

  private static boolean closes(String text, int i) {
    char c = text.charAt(i);
    return c == '”' || c == '»' || c == '"' || c == '“' && !isOpenBefore(text, i);
  }
}
