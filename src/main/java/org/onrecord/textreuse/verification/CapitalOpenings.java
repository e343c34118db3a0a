package org.onrecord.textreuse.verification;

import java.util.BitSet;
import java.util.List;

/**
 * Openings in capitals, as newspapers set the first words of a paragraph: "IN A HUNDRED DAYS our
 * crew". The case of their words tells nothing, so that "IN" is no acronym.
 */
final class CapitalOpenings {
  /** Marks between two words after which a sentence or a quotation begins. */
  private static final String BEFORE_SENTENCE = ".!?…:\n\r“”„«»\"";

  private final String text;
  private final List<TextRange> words;

  private CapitalOpenings(String text, List<TextRange> words) {
    this.text = text;
    this.words = words;
  }

  /**
   * Finds the words of openings in capitals.
   *
   * @param words the ranges of the words of the text
   * @param others the same words as another text prints them, which shows that an opening is in
   *     capitals as a whole: some word in it, none that may be an acronym, is in lower case there
   * @return the indices of the words
   */
  static BitSet of(String text, List<TextRange> words, List<String> others) {
    CapitalOpenings openings = new CapitalOpenings(text, words);
    BitSet found = new BitSet(words.size());
    for (int start = 0; start < words.size(); start++) {
      int end = openings.startsSentence(start) ? openings.endOfCapitals(start) : start;
      if (end - start > 1
          && others.subList(start, end).stream().anyMatch(CapitalOpenings::isPlainWord)) {
        found.set(start, end);
      }
    }
    return found;
  }

  private boolean startsSentence(int word) {
    if (word == 0) {
      return true;
    }
    int before = words.get(word - 1).end();
    return text.substring(before, words.get(word).start())
        .chars()
        .anyMatch(c -> BEFORE_SENTENCE.indexOf(c) >= 0);
  }

  /** The index after the last one of successive words in capitals. */
  private int endOfCapitals(int from) {
    int end = from;
    while (end < words.size() && isInCapitals(words.get(end).of(text))) {
      end++;
    }
    return end;
  }

  private static boolean isInCapitals(String word) {
    return word.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isPlainWord(String word) {
    return word.length() > 1
        && word.chars().allMatch(Character::isLowerCase)
        && !Acronyms.isAmbiguous(word);
  }
}
