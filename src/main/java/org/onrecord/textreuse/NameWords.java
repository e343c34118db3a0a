package org.onrecord.textreuse;

/**
 * Recognition of names. At the beginning of a sentence, where every word has a capital, a name is a
 * word that is mostly one in the texts of the table of frequencies, or that they do not have.
 */
final class NameWords {
  private NameWords() {}

  static boolean isName(FoldedWords words, int i) {
    return isName(words, i, WordFrequencies.of(WordLanguage.of(words.language())));
  }

  /**
   * Returns whether a word is a name.
   *
   * @param frequencies the table of the language; null if there is none
   */
  static boolean isName(FoldedWords words, int i, WordFrequencies frequencies) {
    if (words.isName(i)) {
      return true;
    }
    return frequencies != null
        && (frequencies.has(WordFrequencies.nameKey(words.word(i)))
            || isCapitalized(words, i) && !frequencies.has(WordFrequencies.key(words.word(i))));
  }

  /** Returns whether a word has a capital and then a small letter. */
  private static boolean isCapitalized(FoldedWords words, int i) {
    String printed = words.printed(i, i + 1);
    return printed.length() > 1
        && Character.isUpperCase(printed.charAt(0))
        && Character.isLowerCase(printed.charAt(1));
  }
}
