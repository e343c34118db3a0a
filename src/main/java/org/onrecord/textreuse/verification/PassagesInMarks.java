package org.onrecord.textreuse.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The passages between quotation marks of any shape, also nested ones. A passage that is not closed
 * ends with its paragraph. Straight marks open before a word and close after one. Two apostrophes
 * are a double mark, as in typescripts.
 */
public final class PassagesInMarks {
  private static final String OPENING = "“„‟«「『‘‚‹";
  private static final String CLOSING = "”»」』’›";
  private static final String STRAIGHT = "\"'＂";
  private static final String SINGLE = "‘‚'";

  /** The maximum depth of nesting; deeper nesting is not prose. */
  private static final int MAX_DEPTH = 8;

  private record Open(char mark, int start) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<TextRange> found = new ArrayList<>();

  private PassagesInMarks(String text) {
    this.text = text;
  }

  /** The ranges between the marks, in order of their start; outer ones first. */
  static List<TextRange> of(String text) {
    PassagesInMarks passages = new PassagesInMarks(text);
    for (int i = 0; i < text.length(); i += passages.width(i)) {
      passages.read(i);
    }
    passages.closeAll(text.length());
    passages.found.sort(
        Comparator.comparingInt(TextRange::start).thenComparingInt(range -> -range.end()));
    return passages.found;
  }

  /** The ranges between the outermost marks, in order. */
  public static List<TextRange> outermost(String text) {
    List<TextRange> outermost = new ArrayList<>();
    int end = -1;
    for (TextRange passage : of(text)) {
      if (passage.start() > end) {
        outermost.add(passage);
        end = passage.end();
      }
    }
    return outermost;
  }

  private void read(int at) {
    char mark = mark(at);
    if (!mayDelimit(mark)) {
      return;
    }
    if (mark == '\n') {
      closeAll(at);
    } else if (isApostrophe(at)) {
      return;
    } else if (STRAIGHT.indexOf(mark) >= 0) {
      readStraight(at, mark);
    } else if (isOpen(mark)) {
      close(at, mark);
    } else if (OPENING.indexOf(mark) >= 0 || CLOSING.indexOf(mark) >= 0 && precedesWord(at)) {
      open(at, mark);
    }
  }

  /** Returns whether a character is a mark or a line feed. Nearly all others are ASCII. */
  private static boolean mayDelimit(char c) {
    return c < 128
        ? c == '"' || c == '\'' || c == '`' || c == '\n'
        : OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0 || STRAIGHT.indexOf(c) >= 0;
  }

  /** Returns whether a closing mark opens a passage, as in Swedish (”…”) and German (»…«). */
  private boolean precedesWord(int at) {
    return isBlank(at - 1) && isWord(at + width(at)) && text.charAt(at) != '’';
  }

  private void readStraight(int at, char mark) {
    int end = at + width(at);
    if (isOpen(mark) && !isBlank(at - 1) && !isWord(end)) {
      close(at, mark);
    } else if (!isWord(at - 1) && !isBlank(end)) {
      open(at, mark);
    }
  }

  private char mark(int at) {
    return width(at) == 2 ? '"' : text.charAt(at);
  }

  private int width(int at) {
    char c = text.charAt(at);
    boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
    return twice && (c == '\'' || c == '`') ? 2 : 1;
  }

  private boolean isApostrophe(int at) {
    return width(at) == 1 && "'’".indexOf(text.charAt(at)) >= 0 && isWord(at - 1) && isWord(at + 1);
  }

  private void open(int at, char mark) {
    if (open.size() < MAX_DEPTH) {
      open.push(new Open(mark, at + width(at)));
    }
  }

  /** Closes the innermost passage with a fitting mark, and drops those within it. */
  private void close(int at, char mark) {
    if (!isOpen(mark)) {
      return;
    }
    Open last = open.pop();
    while (!pairs(last.mark, mark)) {
      last = open.pop();
    }
    if (last.start < at) {
      found.add(new TextRange(last.start, at));
    }
  }

  private boolean isOpen(char closing) {
    for (Open other : open) {
      if (pairs(other.mark, closing)) {
        return true;
      }
    }
    return false;
  }

  private static boolean pairs(char opening, char closing) {
    return switch (closing) {
      case '”' -> "“„‟\"”".indexOf(opening) >= 0;
      case '“' -> "„‚".indexOf(opening) >= 0;
      case '‘' -> opening == '‚';
      case '"' -> "\"“„".indexOf(opening) >= 0;
      case '’', '\'' -> SINGLE.indexOf(opening) >= 0;
      case '»' -> "«»".indexOf(opening) >= 0;
      case '«' -> opening == '»';
      case '›' -> opening == '‹';
      case '」' -> opening == '「';
      case '』' -> opening == '『';
      case '＂' -> opening == '＂';
      default -> false;
    };
  }

  private void closeAll(int end) {
    while (!open.isEmpty()) {
      Open last = open.pop();
      if (SINGLE.indexOf(last.mark) < 0 && last.start < end) {
        found.add(new TextRange(last.start, end));
      }
    }
  }

  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private boolean isBlank(int at) {
    return at < 0
        || at >= text.length()
        || Character.isWhitespace(text.charAt(at))
        || Character.isSpaceChar(text.charAt(at));
  }
}
