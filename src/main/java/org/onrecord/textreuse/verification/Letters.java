package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.onrecord.textreuse.CharacterFolding;

/**
 * The letters and digits of a text without case, diacritics, punctuation and white space, with
 * their places in the text. Nothing else is folded: numbers, abbreviations and contractions keep
 * their form.
 */
final class Letters {
  private static final String WITHIN_NUMBERS = ".,:/";

  /** The folded letters of characters, computed on first use: decomposition is slow. */
  private static final String[] FOLDED = new String[0x3000];

  private final String text;
  private final StringBuilder folded = new StringBuilder();

  /** The index in the text of each folded letter. */
  private int[] origins;

  /** The indices of folded letters at which a word starts. */
  private final BitSet starts = new BitSet();

  private Letters(String text) {
    this.text = text;
    this.origins = new int[text.length() + 1];
    fold();
  }

  static Letters of(String text) {
    return new Letters(text);
  }

  boolean isEmpty() {
    return folded.isEmpty();
  }

  /** Returns whether folded letters occur, also within or across words. */
  boolean contain(String letters) {
    return folded.indexOf(letters) >= 0;
  }

  /** The number of words. */
  int words() {
    return starts.cardinality();
  }

  boolean sameAs(Letters other) {
    return folded.compareTo(other.folded) == 0;
  }

  /** The words, folded, in order. */
  List<String> split() {
    return starts.stream().mapToObj(start -> folded.substring(start, wordEnd(start))).toList();
  }

  /** The range of each word in the text. */
  List<TextRange> wordRanges() {
    return starts.stream().mapToObj(start -> range(start, wordEnd(start))).toList();
  }

  private int wordEnd(int start) {
    int next = starts.nextSetBit(start + 1);
    return next < 0 ? folded.length() : next;
  }

  /** Returns whether all letters of a text are Latin. */
  static boolean isLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  /** The number of letters. */
  int count() {
    return folded.length();
  }

  /** The number of letters before an index of the text. */
  int countBefore(int index) {
    int at = Arrays.binarySearch(origins, 0, folded.length(), index);
    while (at > 0 && origins[at - 1] == index) {
      at--;
    }
    return at < 0 ? -at - 1 : at;
  }

  /** The range of the text from the first letter to the last, which must exist. */
  TextRange all() {
    return range(0, folded.length());
  }

  /**
   * Finds the places of other letters that start and end with a word of this text.
   *
   * @param limit the maximum number of places
   * @return their ranges in the text, in order, without overlaps
   */
  List<TextRange> find(Letters part, int limit) {
    List<TextRange> found = new ArrayList<>();
    if (part.isEmpty() || part.folded.length() > folded.length()) {
      return found;
    }
    String sought = part.folded.toString();
    for (int at = folded.indexOf(sought); at >= 0 && found.size() < limit; ) {
      int end = at + sought.length();
      boolean whole = starts.get(at) && (end == folded.length() || starts.get(end));
      if (whole) {
        found.add(range(at, end));
      }
      at = folded.indexOf(sought, whole ? end : at + 1);
    }
    return found;
  }

  /** The range of the text that contains a non-empty range of letters. */
  TextRange range(int from, int to) {
    int last = origins[to - 1];
    int end = last + Character.charCount(text.codePointAt(last));
    while (end < text.length() && isMark(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return new TextRange(origins[from], end);
  }

  private void fold() {
    int gap = 0;
    int separator = 0;
    int previous = 0;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      String letters = isMark(letter) ? null : folded(letter);
      if (letters != null && letters.isEmpty()) {
        gap++;
        separator = letter;
      } else if (letters != null) {
        if (folded.isEmpty() || separates(gap, separator, previous, letter)) {
          starts.set(folded.length());
        }
        append(letters, at);
        previous = letter;
        gap = 0;
      }
      at += Character.charCount(letter);
    }
  }

  private void append(String letters, int at) {
    if (folded.length() + letters.length() > origins.length) {
      origins = Arrays.copyOf(origins, 2 * origins.length + letters.length());
    }
    for (int i = 0; i < letters.length(); i++) {
      origins[folded.length()] = at;
      folded.append(letters.charAt(i));
    }
  }

  /** Returns whether a word ends between two letters or digits. */
  private static boolean separates(int gap, int separator, int before, int after) {
    if (gap == 0) {
      return CharacterFolding.isUnspaced(before) || CharacterFolding.isUnspaced(after);
    }
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    boolean letters = Character.isLetter(before) && Character.isLetter(after);
    boolean joins =
        gap == 1
            && (CharacterFolding.isApostrophe(separator)
                || CharacterFolding.isHyphen(separator)
                || digits && WITHIN_NUMBERS.indexOf(separator) >= 0
                || letters && separator == '.');
    return !joins;
  }

  /** The folded letters of a character; empty if it is neither letter nor digit. */
  private static String folded(int c) {
    if (c >= FOLDED.length) {
      return Character.isIdeographic(c) ? Character.toString(c) : fold(c);
    }
    if (FOLDED[c] == null) {
      FOLDED[c] = fold(c);
    }
    return FOLDED[c];
  }

  private static String fold(int c) {
    StringBuilder letters = new StringBuilder();
    CharacterFolding.fold(Character.toString(c))
        .codePoints()
        .filter(Letters::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isLetter(int c) {
    return Character.isLetterOrDigit(c) || isCombining(c);
  }

  private static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns whether a character is a diacritic that folds to nothing, or is invisible. */
  private static boolean isMark(int c) {
    return c >= 0x80
        && (CharacterFolding.isIgnored(c)
            || isCombining(c) && CharacterFolding.fold(Character.toString(c)).isEmpty());
  }
}
