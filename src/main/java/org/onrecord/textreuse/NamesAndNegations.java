package org.onrecord.textreuse;

import java.util.Set;

/** Marks the negations and the names among scanned words. */
final class NamesAndNegations {
  /** Abbreviations whose full stop does not end a sentence. */
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "st", "prof");

  /** The minimum number of words inside sentences that shows how a text uses capitals. */
  private static final int MIN_WORDS = 3;

  /** The distance within which French "ne" belongs to "pas", in words. */
  private static final int NEGATION_SPAN = 4;

  private final String text;
  private final WordLanguage language;
  private final ScannedWords words;

  NamesAndNegations(String text, WordLanguage language, ScannedWords words) {
    this.text = text;
    this.language = language;
    this.words = words;
  }

  void mark() {
    for (int i = 0; i < words.count(); i++) {
      if (isNegation(i)) {
        words.mark(i, FoldedWords.NEGATION);
      }
    }
    if (!language.is("de") && capitalsMarkNames()) {
      for (int i = 0; i < words.count(); i++) {
        if (isCapitalized(i) && !startsSentence(i)) {
          words.mark(i, FoldedWords.NAME);
        }
      }
    }
  }

  private boolean isNegation(int i) {
    String word = words.word(i);
    if (!language.negations().contains(word)) {
      return false;
    }
    if (!language.is("fr") || !isParticle(word)) {
      return true;
    }
    for (int next = i + 1; next <= i + NEGATION_SPAN; next++) {
      if (language.negations().contains(words.word(next)) && !isParticle(words.word(next))) {
        return false; // "ne … pas" negates once
      }
    }
    return true;
  }

  private static boolean isParticle(String word) {
    return word.equals("ne") || word.equals("n");
  }

  /** Returns false for a headline, and for a text in capitals. */
  private boolean capitalsMarkNames() {
    int inside = 0;
    int capitalized = 0;
    for (int i = 0; i < words.count(); i++) {
      if (isLetterCased(i) && !startsSentence(i)) {
        inside++;
        capitalized += isCapitalized(i) ? 1 : 0;
      }
    }
    return capitalized > 0 && (inside < MIN_WORDS || capitalized * 3 < inside * 2);
  }

  private boolean isLetterCased(int i) {
    return !words.has(i, FoldedWords.CONTINUED) && Character.isLetter(text.charAt(words.start(i)));
  }

  private boolean isCapitalized(int i) {
    return isLetterCased(i)
        && Character.isUpperCase(text.codePointAt(words.start(i)))
        && !(words.word(i).equals("i") && language.is("en"));
  }

  private boolean startsSentence(int i) {
    if (i == 0) {
      return true;
    }
    for (int at = words.end(i - 1); at < words.start(i); at++) {
      char c = text.charAt(at);
      if (c == '.' ? !isAbbreviation(i - 1) : "!?:;…\"“”„«»‘\n".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isAbbreviation(int i) {
    return words.end(i) - words.start(i) == 1
        || TITLES.contains(words.word(i))
        || text.charAt(words.end(i) - 2) == '.';
  }
}
