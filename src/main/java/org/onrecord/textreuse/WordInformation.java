package org.onrecord.textreuse;

import java.util.BitSet;

/**
 * The information of each word of a text in bits, given the word before it: evidence that an equal
 * word in another text is no accident. Stock phrases have none. In languages without a table of
 * frequencies, longer words have more (Zipf's law of abbreviation).
 */
final class WordInformation {
  /** The information of a word that the table of frequencies does not have. */
  private static final float UNSEEN = 18;

  /** The information of a letter of a script without spaces. */
  private static final float LETTER = 5;

  /** The information of a word by its length in letters, in a language without a table. */
  private static final float[] BY_LENGTH = {0, 3, 4, 5, 7, 9, 10.5f, 11.5f, 12, 12.5f, 13};

  private final float[] bits;
  private final float[] alone;
  private final FoldedWords words;
  private final WordFrequencies frequencies;

  private WordInformation(FoldedWords words, WordFrequencies frequencies) {
    this.words = words;
    this.frequencies = frequencies;
    bits = new float[words.count()];
    alone = new float[words.count()];
  }

  static WordInformation of(FoldedWords words) {
    WordLanguage language = WordLanguage.of(words.language());
    WordFrequencies frequencies = WordFrequencies.of(language);
    WordInformation information = new WordInformation(words, frequencies);
    BitSet stock = StockPhrases.of(language).find(words);
    for (int i = 0; i < words.count(); i++) {
      information.alone[i] = alone(words, i, frequencies);
      boolean follows = i > 0 && !words.isAfterGap(i) && frequencies != null;
      float given =
          follows
              ? frequencies.information(
                  WordFrequencies.key(words.word(i), words.word(i - 1)), information.alone[i])
              : information.alone[i];
      information.bits[i] = stock.get(i) ? 0 : Math.min(given, information.alone[i]);
    }
    return information;
  }

  private static float alone(FoldedWords words, int i, WordFrequencies frequencies) {
    if (words.isLetter(i)) {
      return LETTER;
    }
    String word = words.word(i);
    return frequencies == null
        ? BY_LENGTH[Math.min(word.length(), BY_LENGTH.length - 1)]
        : frequencies.information(WordFrequencies.key(word), UNSEEN);
  }

  /** The information of a word given the word before it; 0 in a stock phrase. */
  float of(int word) {
    return bits[word];
  }

  /** The information of a word by itself. */
  float alone(int word) {
    return alone[word];
  }

  /** Returns whether a word is a name here, or mostly one in the texts of the table. */
  boolean isName(int word) {
    return NameWords.isName(words, word, frequencies);
  }

  float of(WordRange range) {
    float sum = 0;
    for (int i = range.start(); i < range.end(); i++) {
      sum += bits[i];
    }
    return sum;
  }
}
