package org.onrecord.extraction.text;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of a text, as UTF-16 indices.
 *
 * @param start the start of the line
 * @param contentStart the start of the words, after the quoting marks (&gt;) and the indentation;
 *     equal to {@code contentEnd} on a blank line
 * @param contentEnd the end of the words, before the white space at the end of the line
 * @param quoteDepth the number of quoting marks (&gt;) before the words, as in e-mails
 * @param indent the number of blanks between the quoting marks and the words
 */
record TextLine(
    String text, int start, int contentStart, int contentEnd, int quoteDepth, int indent) {
  private static final Pattern ITEM =
      Pattern.compile("(?:[-*•◦▪‣–—·]|\\(?(?:\\d{1,3}|\\p{L})[.)])\\s.*", Pattern.DOTALL);
  private static final Pattern TURN =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}.'’ -]{0,40}:(?:\\s.*)?", Pattern.DOTALL);
  private static final Pattern CAPITAL_TURN =
      Pattern.compile("\\p{Lu}[\\p{Lu}.'’ -]{0,40}:(?:\\s.*)?", Pattern.DOTALL);

  /** A rule between parts of a text: "***". */
  private static final Pattern RULE = Pattern.compile("[-=_*~#•–—.\\s]{3,}");

  /** The end of a sentence or of a quotation within the line, which headlines do not have. */
  private static final Pattern PROSE =
      Pattern.compile("\\p{Ll}{3}[.!?][\"”’]?\\s+[\"“‘]?\\p{Lu}|,[\"”’]\\s");

  private static final Pattern COLUMNS = Pattern.compile(".*\\S(?:\\t| {4,})\\S.*", Pattern.DOTALL);
  private static final Pattern BYLINE = Pattern.compile("By \\p{Lu}.*", Pattern.DOTALL);

  private static final String OPENING = "\"'“‘«„([{";
  private static final String CLOSING = "\"'”’“»)]}";

  /** Words after which no paragraph ends. */
  private static final Set<String> OPEN_WORDS =
      Set.of(
          ("a an and as at because but by for from her his in into its my nor of on or our since so than that the"
                  + " their to was were which while who whose with your said says told tells added asked")
              .split(" "));

  /** Abbreviations that a name follows. */
  private static final Set<String> TITLES =
      Set.of(
          "Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Lt.", "Col.", "Capt.",
          "Prof.", "Rev.", "Del.", "Sgt.");

  private static final int MAX_OPEN_WORD = 7;

  /** Parses the line from {@code start} to {@code end}, which excludes the line break. */
  static TextLine of(String text, int start, int end) {
    int contentEnd = end;
    while (contentEnd > start && isBlank(text.charAt(contentEnd - 1))) {
      contentEnd--;
    }
    int at = start;
    int quoteDepth = 0;
    int margin = start;
    while (at < contentEnd && (isBlank(text.charAt(at)) || text.charAt(at) == '>')) {
      if (text.charAt(at) == '>') {
        quoteDepth++;
        margin = at + 1;
      }
      at++;
    }
    return new TextLine(text, start, at, contentEnd, quoteDepth, at - margin);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /** Returns whether two neighbouring lines are not blank and have the same quote depth. */
  boolean isInBlockWith(TextLine other) {
    return !isBlank() && !other.isBlank() && quoteDepth == other.quoteDepth;
  }

  boolean isBlank() {
    return contentStart == contentEnd;
  }

  /** The number of characters from the quoting marks to the end. */
  int width() {
    return indent + text.codePointCount(contentStart, contentEnd);
  }

  /** The number of characters of the first word. */
  int firstWordLength() {
    int end = contentStart;
    while (end < contentEnd && !isBlank(text.charAt(end))) {
      end++;
    }
    return text.codePointCount(contentStart, end);
  }

  boolean isOneWord() {
    return firstWordLength() == text.codePointCount(contentStart, contentEnd);
  }

  private String contentText() {
    return text.substring(contentStart, contentEnd);
  }

  /** Returns whether the line starts an item of a list. */
  boolean isItem() {
    return ITEM.matcher(contentText()).matches();
  }

  /** Returns whether the line starts a turn of a transcript: "Smith: …". */
  boolean isTurn() {
    return TURN.matcher(contentText()).matches();
  }

  /** Returns whether the line starts a turn whose speaker is in capitals: "Q: …", "SMITH: …". */
  boolean isCapitalTurn() {
    return CAPITAL_TURN.matcher(contentText()).matches();
  }

  /** Returns whether the line is not part of a paragraph: a rule, a row of a table or a byline. */
  boolean standsAlone() {
    String content = contentText();
    return RULE.matcher(content).matches()
        || COLUMNS.matcher(content).matches()
        || BYLINE.matcher(content).matches();
  }

  /** Returns whether the line does not end a sentence. */
  boolean endsOpen() {
    int last = contentEnd - 1;
    while (last > contentStart && CLOSING.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return ".!?…:。！？".indexOf(text.charAt(last)) < 0 || endsIn(TITLES);
  }

  /** Returns whether the next line continues a sentence or a quotation of this one. */
  boolean continuesIn(TextLine next) {
    boolean unfinished =
        next.startsInLowerCase()
            || text.charAt(contentEnd - 1) == ','
            || endsIn(OPEN_WORDS)
            || PROSE.matcher(contentText()).find();
    return endsOpen() && unfinished || endsIn(TITLES) || opensQuotation() && next.closesQuotation();
  }

  private boolean startsInLowerCase() {
    int first = contentStart;
    while (first < contentEnd - 1 && OPENING.indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    return Character.isLowerCase(text.codePointAt(first));
  }

  private boolean endsIn(Set<String> words) {
    int from = contentEnd;
    while (from > contentStart
        && contentEnd - from <= MAX_OPEN_WORD
        && !isBlank(text.charAt(from - 1))) {
      from--;
    }
    return words.contains(text.substring(from, contentEnd));
  }

  /** Returns whether a quotation is open at the end of the line. */
  private boolean opensQuotation() {
    String content = contentText();
    long straight = content.chars().filter(c -> c == '"').count();
    return content.lastIndexOf('“') > content.lastIndexOf('”') || straight % 2 == 1;
  }

  /** Returns whether the first quotation mark of the line closes a quotation and words follow. */
  private boolean closesQuotation() {
    for (int i = contentStart; i < contentEnd - 1; i++) {
      char c = text.charAt(i);
      if (c == '“' || c == '”' || c == '"') {
        return c == '”' || c == '"' && i > contentStart && !isBlank(text.charAt(i - 1));
      }
    }
    return false;
  }
}
