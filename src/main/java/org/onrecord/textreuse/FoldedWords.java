package org.onrecord.textreuse;

import java.util.List;

/**
 * The words of a text in a folded form, in which typography makes no difference: case, diacritics,
 * ligatures, shapes of quotation marks, dashes and apostrophes, contractions ("don't" is "do not"),
 * possessive endings, hyphens, and the notation of numbers ("twenty-one" is "21").
 *
 * <p>Punctuation is left out, except ellipses, which are kept as gaps before words, and brackets,
 * which mark the words in them as inserted. Bidirectional and zero-width characters are ignored.
 * Scripts without spaces between words (Chinese, Japanese, Thai, …) have a word for each letter.
 *
 * <p>Words count from 0; a range of words includes its start and excludes its end. Offsets are code
 * points of the text. The cost is linear in the length of the text.
 */
public final class FoldedWords {
  /** The word is a number, or contains digits. */
  static final int NUMBER = 1;

  /** The word negates: "not", "never", "ohne". */
  static final int NEGATION = 1 << 1;

  /** The word is capitalized inside a sentence whose other words are not. */
  static final int NAME = 1 << 2;

  /** The word stands in brackets or parentheses. */
  static final int INSERTED = 1 << 3;

  /** An ellipsis, or the end of a piece, stands before the word. */
  static final int AFTER_GAP = 1 << 4;

  /** The word continues the printed word of the word before: "not" in "don't". */
  static final int CONTINUED = 1 << 5;

  /** The word is one letter of a script without spaces. */
  static final int LETTER = 1 << 6;

  /** A punctuation mark other than a hyphen stands before the word. */
  static final int AFTER_MARK = 1 << 7;

  private final String text;
  private final String language;
  private final ScannedWords words;
  private final int[] codePoints;

  private FoldedWords(String text, String language, ScannedWords words, int[] codePoints) {
    this.text = text;
    this.language = language;
    this.words = words;
    this.codePoints = codePoints;
  }

  /**
   * Splits and folds a text.
   *
   * @param language a BCP 47 tag, or null if unknown. It selects contractions, number words and
   *     negations. English is assumed if it is null.
   */
  public static FoldedWords of(String text, String language) {
    WordLanguage rules = WordLanguage.of(language);
    ScannedWords words = new WordScanner(text, rules).scan();
    words = new SpelledNumbers(rules).merge(words);
    new NamesAndNegations(text, rules, words).mark();
    return new FoldedWords(text, language, words, codePointsBefore(text));
  }

  /**
   * Splits and folds the pieces of an interrupted quote, in order. Between two pieces, words may be
   * missing.
   */
  public static FoldedWords ofPieces(List<String> pieces, String language) {
    return of(joined(pieces), language);
  }

  /** The words of a range as a text of their own; offsets are still those of the whole text. */
  public FoldedWords part(int from, int to) {
    return new FoldedWords(text, language, words.part(from, to), codePoints);
  }

  /** The text of the pieces of an interrupted quote. */
  static String joined(List<String> pieces) {
    return String.join(" … ", pieces);
  }

  /** Splits and folds the beginning of a text, up to about a number of words. */
  static FoldedWords ofFirst(String text, String language, int max) {
    boolean isShort = text.length() <= max;
    return of(isShort ? text : WordScanner.first(text, WordLanguage.of(language), max), language);
  }

  /** The words at the beginning of the text, up to about a number of words. */
  FoldedWords first(int max) {
    return count() <= max ? this : ofFirst(text, language, max);
  }

  public int count() {
    return words.count();
  }

  /** The language tag that the words were folded with; null if unknown. */
  public String language() {
    return language;
  }

  /** The folded form of a word. */
  public String word(int i) {
    return words.word(i);
  }

  /** The code point offset of the first character of a word. */
  public int start(int i) {
    return codePoints(words.start(i));
  }

  /** The code point offset after the last character of a word. */
  public int end(int i) {
    return codePoints(words.end(i));
  }

  public boolean isNumber(int i) {
    return words.has(i, NUMBER);
  }

  public boolean isNegation(int i) {
    return words.has(i, NEGATION);
  }

  /** Returns whether a word is capitalized like a name, inside a sentence in mixed case. */
  public boolean isName(int i) {
    return words.has(i, NAME);
  }

  /** Returns whether a word stands in brackets or parentheses. */
  public boolean isInserted(int i) {
    return words.has(i, INSERTED);
  }

  /** Returns whether an ellipsis, or the end of a piece, stands before a word. */
  public boolean isAfterGap(int i) {
    return words.has(i, AFTER_GAP);
  }

  /** Returns whether a punctuation mark other than a hyphen stands before a word. */
  public boolean isAfterMark(int i) {
    return words.has(i, AFTER_MARK);
  }

  /** Returns whether a word continues the printed word before, as "not" does in "don't". */
  public boolean isContinued(int i) {
    return words.has(i, CONTINUED);
  }

  /** Returns whether a word is one letter of a script without spaces. */
  public boolean isLetter(int i) {
    return words.has(i, LETTER);
  }

  /** Returns whether two words have the same folded form. */
  public boolean same(int i, FoldedWords other, int j) {
    return words.word(i).equals(other.words.word(j));
  }

  /** Compares the numbers of words, the folded words, their traits, and the languages. */
  int compareWords(FoldedWords other) {
    int order = words.compareWords(other.words);
    return order == 0
        ? WordLanguage.of(language).tag().compareTo(WordLanguage.of(other.language).tag())
        : order;
  }

  int hashOfWords() {
    return words.hashOfWords();
  }

  /**
   * The words of a range as printed, with the punctuation between them; empty for an empty range.
   */
  public String printed(int from, int to) {
    return from >= to ? "" : text.substring(words.start(from), words.end(to - 1));
  }

  /** The folded words separated by spaces. */
  @Override
  public String toString() {
    return words.toString();
  }

  private int codePoints(int index) {
    return codePoints == null ? index : codePoints[index];
  }

  /** The number of code points before each UTF-16 index; null if the text has no surrogates. */
  private static int[] codePointsBefore(String text) {
    if (text.codePointCount(0, text.length()) == text.length()) {
      return null;
    }
    int[] before = new int[text.length() + 1];
    for (int i = 1; i <= text.length(); i++) {
      boolean pair = i > 1 && Character.isSurrogatePair(text.charAt(i - 2), text.charAt(i - 1));
      before[i] = before[i - 1] + (pair ? 0 : 1);
    }
    return before;
  }
}
