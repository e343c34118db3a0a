package org.onrecord.extraction;

import java.util.Arrays;
import java.util.List;

/** Index of the quotations of a text by word. */
final class QuotedPassages {
  final List<QuotedPassage> all;
  private final Words words;
  private final int[] outer;

  QuotedPassages(Words words) {
    this.words = words;
    this.all = QuotationMarks.of(words);
    outer = new int[words.count()];
    Arrays.fill(outer, -1);
    for (int i = all.size() - 1; i >= 0; i--) {
      QuotedPassage passage = all.get(i);
      if (passage.depth() == 0) {
        Arrays.fill(outer, passage.open(), Math.min(passage.end(), outer.length), i);
      }
    }
  }

  /** The outermost quotation that contains a word or mark, or null. */
  QuotedPassage at(int word) {
    return word < 0 || word >= outer.length || outer[word] < 0 ? null : all.get(outer[word]);
  }

  /** Returns whether a word is within quotation marks. */
  boolean inside(int word) {
    QuotedPassage passage = at(word);
    return passage != null && passage.contains(word);
  }

  boolean opensAt(int word) {
    QuotedPassage passage = at(word);
    return passage != null && passage.open() == word;
  }

  boolean closesAt(int word) {
    QuotedPassage passage = at(word);
    return passage != null && passage.closed() && passage.close() == word;
  }

  /** Returns whether a word is not a mere punctuation mark. */
  boolean isWord(int word) {
    return word >= 0 && word < words.count() && hasLetter(words.word(word));
  }

  private static boolean hasLetter(String word) {
    int first = word.codePointAt(0);
    return Character.isLetterOrDigit(first)
        || "$£€#@%_&".indexOf(first) >= 0
        || word.length() > 1 && word.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Returns whether a piece contains words of a quotation. */
  boolean containsQuotedWords(QuoteContent.Piece piece) {
    for (int i = piece.start(); i < piece.end(); i++) {
      if (outer[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The content of a quotation, without the punctuation at its ends. */
  QuoteContent.Piece piece(QuotedPassage passage) {
    int first = passage.first();
    while (first < passage.close() - 1 && !isWord(first)) {
      first++;
    }
    int end = passage.close();
    while (end > first + 1 && !isWord(end - 1)) {
      end--;
    }
    return new QuoteContent.Piece(first, end, true);
  }
}
