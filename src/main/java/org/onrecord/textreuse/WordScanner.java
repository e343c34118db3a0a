package org.onrecord.textreuse;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Splits a text into folded words. {@link FoldedWords} describes the rules. */
final class WordScanner {
  /** Prefixes that are joined to the next word: "co-operate" is "cooperate". */
  private static final Set<String> PREFIXES =
      Set.of(
          "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "inter", "micro", "mis",
          "multi", "neo", "non", "pre", "re", "semi", "sub", "tele", "ultra", "un");

  private static final Map<Character, String> SYMBOLS =
      Map.of('$', "$dollar", '€', "$euro", '£', "$pound", '¥', "$yen", '%', "percent");

  private static final Map<String, String> AMPERSANDS =
      Map.of("en", "and", "de", "und", "fr", "et", "es", "y", "it", "e", "pt", "e", "nl", "en");

  /** The maximum length of an insertion in brackets, in characters. */
  private static final int MAX_INSERTION = 100;

  /** The maximum length of a part of a word that the end of a line broke, in characters. */
  private static final int MAX_BROKEN_WORD = 30;

  private final String text;
  private final WordBoundaries boundaries;
  private final WordLanguage language;
  private final ScannedWords words = new ScannedWords();
  private final StringBuilder raw = new StringBuilder();
  private int at;
  private boolean gap;
  private boolean separated;
  private boolean hyphenated;
  private boolean bracketInWord;
  private int insertedUntil;

  WordScanner(String text, WordLanguage language) {
    this.text = text;
    this.boundaries = new WordBoundaries(text);
    this.language = language;
  }

  /** The beginning of a text, up to a number of words. */
  static String first(String text, WordLanguage language, int max) {
    WordScanner scanner = new WordScanner(text, language);
    scanner.scan(max);
    return text.substring(0, scanner.at);
  }

  ScannedWords scan() {
    scan(Integer.MAX_VALUE);
    if (language.is("en")) {
      Contractions.correct(words);
    }
    words.unmarkIfAll(FoldedWords.INSERTED);
    return words;
  }

  private void scan(int max) {
    while (at < text.length() && words.count() < max) {
      int c = text.codePointAt(at);
      if (CharacterFolding.isUnspaced(c) && WordBoundaries.isWordCharacter(c)) {
        letter(c);
      } else if (WordBoundaries.isWordCharacter(c)) {
        word();
      } else {
        mark(c);
      }
    }
  }

  private void letter(int c) {
    int start = at;
    hyphenated = false;
    at += Character.charCount(c);
    while (at < text.length() && WordBoundaries.isCombining(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    add(CharacterFolding.fold(text.substring(start, at)), start, at, FoldedWords.LETTER);
  }

  private void word() {
    int start = at;
    int plainEnd = boundaries.plainWordEnd(start);
    if (plainEnd < 0) {
      foldedWord();
    } else {
      at = plainEnd;
      bracketInWord = false;
      printedWord(text.substring(start, at).toLowerCase(Locale.ROOT), start, at);
    }
  }

  private void foldedWord() {
    int start = at;
    int end = at;
    raw.setLength(0);
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (WordBoundaries.isWordCharacter(c) && !CharacterFolding.isUnspaced(c)) {
        raw.appendCodePoint(c);
        at += Character.charCount(c);
        end = at;
      } else if (CharacterFolding.isIgnored(c)) {
        at += Character.charCount(c);
      } else if (isFractionOfNumber(c)) {
        raw.append(CharacterFolding.decimals(c));
        at++;
        end = at;
      } else if (joins(c, start)) {
        at++;
      } else {
        break;
      }
    }
    bracketInWord = false;
    printedWord(CharacterFolding.fold(raw), start, end);
  }

  private boolean isFractionOfNumber(int c) {
    return CharacterFolding.decimals(c) != null
        && Character.isDigit(raw.charAt(raw.length() - 1))
        && raw.indexOf(".") < 0;
  }

  /** Returns whether a mark is inside a word. Keeps apostrophes and the marks of numbers. */
  private boolean joins(int c, int start) {
    char before = raw.charAt(raw.length() - 1);
    if (c == '[' || c == '(') {
      bracketInWord = boundaries.isShortBracket(at);
      return bracketInWord;
    }
    if (bracketInWord && (c == ']' || c == ')')) {
      bracketInWord = false;
      return true;
    }
    if (Character.isDigit(before)) {
      return joinsDigits(c);
    }
    if (CharacterFolding.isApostrophe(c) && boundaries.isLetter(at + 1)) {
      raw.append('\'');
      return true;
    }
    if (c == '.') {
      return boundaries.isInitial(at, start);
    }
    return c == '&' && boundaries.isLetter(at + 1);
  }

  private boolean joinsDigits(int c) {
    if (CharacterFolding.isApostrophe(c) && boundaries.isLetter(at + 1)) {
      return true; // "1990's"
    }
    if (!boundaries.isDigit(at + 1)) {
      return false;
    }
    if (c == '.' || c == ',' || c == ':') {
      raw.append((char) c);
      return true;
    }
    boolean groups = c == 0xA0 || c == 0x202F || c == 0x2009 || CharacterFolding.isApostrophe(c);
    return groups && boundaries.startsGroup(at);
  }

  private void printedWord(String folded, int start, int end) {
    if (folded.isEmpty()) {
      return; // a diacritic that stands alone
    }
    if (hyphenated) {
      hyphenated = false;
      words.extendLast(Contractions.unmarked(folded, expansion(folded)), end);
    } else if (Character.isDigit(folded.charAt(0))) {
      add(SpelledNumbers.digits(folded), start, end, FoldedWords.NUMBER);
    } else if (language.elides() && folded.indexOf('\'') > 0) {
      elided(folded, start, end);
    } else {
      contraction(folded, start, end);
    }
  }

  /** The expansion of a word; null if it is no contraction. */
  private Contractions.Expansion expansion(String folded) {
    return language.is("en") ? Contractions.of(folded) : null;
  }

  private void elided(String folded, int start, int end) {
    int apostrophe = folded.indexOf('\'');
    int split = Math.min(start + apostrophe, end);
    add(folded.substring(0, apostrophe), start, split, 0);
    add(folded.substring(apostrophe + 1).replace("'", ""), split, end, FoldedWords.CONTINUED);
  }

  private void contraction(String folded, int start, int end) {
    Contractions.Expansion parts = expansion(folded);
    if (parts == null || parts.second() == null) {
      add(Contractions.unmarked(folded, parts), start, end, 0);
    } else {
      int split = Math.min(start + parts.split(), end);
      add(parts.first().replace("'", ""), start, split, 0);
      add(parts.second(), split, end, FoldedWords.CONTINUED);
    }
  }

  private void add(String word, int start, int end, int traits) {
    int inserted = start < insertedUntil ? FoldedWords.INSERTED : 0;
    int before = (gap ? FoldedWords.AFTER_GAP : 0) | (separated ? FoldedWords.AFTER_MARK : 0);
    words.add(word, start, end, traits | inserted | before);
    gap = false;
    separated = false;
  }

  private void mark(int c) {
    int start = at;
    at += Character.charCount(c);
    if (Character.isWhitespace(c)
        || WordBoundaries.isSpace((char) c)
        || CharacterFolding.isIgnored(c)) {
      return;
    }
    if (CharacterFolding.isHyphen(c)) {
      hyphen(start);
      return;
    }
    separated = true;
    if (c == '…' || c == '.') {
      ellipsis(c);
    } else if (c == '[' || c == '(') {
      bracket(start, c == '[' ? ']' : ')');
    } else if (c == '&' && Character.isWhitespace(boundaries.charAt(at))) {
      add(AMPERSANDS.getOrDefault(language.tag(), "&"), start, at, 0);
    } else if (c < 0x10000 && SYMBOLS.containsKey((char) c) && boundaries.isBesideNumber(start)) {
      separated = false;
      add(SYMBOLS.get((char) c), start, at, 0);
    } else if (CharacterFolding.decimals(c) != null) {
      separated = false;
      add("0" + CharacterFolding.decimals(c), start, at, FoldedWords.NUMBER);
    }
  }

  private void ellipsis(int c) {
    if (c == '…') {
      gap = true;
      return;
    }
    int dots = 1;
    while (boundaries.charAt(at) == '.'
        || boundaries.charAt(at) == ' ' && boundaries.charAt(at + 1) == '.') {
      at += boundaries.charAt(at) == '.' ? 1 : 2;
      dots++;
    }
    gap |= dots >= 3;
  }

  private void bracket(int open, char closing) {
    if (boundaries.isShortBracket(open)) {
      bracketInWord = true;
      return;
    }
    if (open < insertedUntil) {
      return;
    }
    int close = open + 1;
    int limit = Math.min(text.length(), open + MAX_INSERTION);
    while (close < limit && text.charAt(close) != closing && text.charAt(close) != '\n') {
      close++;
    }
    if (close == limit || text.charAt(close) != closing) {
      return;
    }
    if (text.substring(open + 1, close).equalsIgnoreCase("sic")) {
      at = close + 1;
    } else {
      insertedUntil = close;
    }
  }

  /** Joins the next word to the last one if the hyphen is part of one word. */
  private void hyphen(int hyphen) {
    int last = words.count() - 1;
    if (last < 0 || words.end(last) != hyphen || words.has(last, FoldedWords.LETTER)) {
      return;
    }
    int next = at;
    while (next < at + 3
        && Character.isWhitespace(boundaries.charAt(next))
        && next < text.length()) {
      next++;
    }
    if (next > at) {
      hyphenated =
          words.word(last).length() < MAX_BROKEN_WORD && boundaries.isBrokenWord(hyphen, next);
    } else if (boundaries.isLetter(next)) {
      String word = words.word(last);
      hyphenated =
          word.length() == 1 && !Character.isDigit(word.charAt(0)) || PREFIXES.contains(word);
    }
    if (hyphenated) {
      at = next;
    }
  }
}
