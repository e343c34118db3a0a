package org.onrecord.textreuse.verification;

import java.util.EnumSet;
import java.util.Set;
import org.onrecord.textreuse.FoldedWords;

/**
 * Words that were cut off beside a part of a quote and change its sense: "I do not think" before
 * the part, "million" after its number.
 */
final class SeveredSense {
  /** The maximum number of words from a negation before a part to the part. */
  private static final int NEGATION_BEFORE = 6;

  /** The same for a negation after the part. */
  private static final int NEGATION_AFTER = 2;

  /** Words that end the scope of a negation before them. */
  private static final Set<String> CONJUNCTIONS =
      Set.of(
          "but",
          "because",
          "although",
          "though",
          "while",
          "yet",
          "and",
          "so",
          "aber",
          "weil",
          "und",
          "denn",
          "mais",
          "et",
          "car",
          "pero",
          "porque",
          "y",
          "ma",
          "mas",
          "e",
          "maar",
          "en");

  private final FoldedWords words;
  private final String text;

  SeveredSense(FoldedWords words, String text) {
    this.words = words;
    this.text = text;
  }

  /** The flags of the words beside a part of the text. */
  Set<Flag> flags(TextRange part) {
    int from = firstWordFrom(part.start());
    int to = firstWordFrom(part.end());
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (isNegatedBefore(from) || isNegatedAfter(to)) {
      flags.add(Flag.NEGATION);
    }
    if (splitsNumber(part.start())
        || splitsNumber(part.end())
        || MeasureWords.isSign(words, from - 1)
        || MeasureWords.isUnit(words, to)) {
      flags.add(Flag.NUMBER);
    }
    return flags;
  }

  private boolean isNegatedBefore(int from) {
    for (int i = from - 1; i >= Math.max(0, from - NEGATION_BEFORE); i--) {
      if (endsClause(i) || CONJUNCTIONS.contains(words.word(i))) {
        return false;
      }
      if (words.isNegation(i)) {
        return !isAddition(i + 1);
      }
    }
    return false;
  }

  /** Returns whether a negation before a word negates only "only": "not only … but also". */
  private boolean isAddition(int i) {
    return i < words.count() && Set.of("only", "just", "nur", "seulement").contains(words.word(i));
  }

  private boolean isNegatedAfter(int to) {
    for (int i = to; i < Math.min(words.count(), to + NEGATION_AFTER); i++) {
      if (i > 0 && endsClause(i - 1)) {
        return false;
      }
      if (words.isNegation(i)) {
        return !isAddition(i + 1);
      }
    }
    return false;
  }

  /** Returns whether punctuation between a word and the next one separates two clauses. */
  private boolean endsClause(int i) {
    if (i + 1 >= words.count()) {
      return true;
    }
    String between =
        text.substring(
            utf16(words.end(i)), Math.max(utf16(words.end(i)), utf16(words.start(i + 1))));
    return between.chars().anyMatch(c -> ".,;:!?…—–。，；！？".indexOf(c) >= 0);
  }

  /** Returns whether a position of the text lies within a number such as "1.5 million". */
  private boolean splitsNumber(int position) {
    int offset = text.codePointCount(0, position);
    for (int i = 0; i < words.count() && words.start(i) < offset; i++) {
      if (words.isNumber(i) && offset < words.end(i)) {
        return true;
      }
    }
    return false;
  }

  /** The first word that starts at or after a position of the text. */
  private int firstWordFrom(int position) {
    int offset = text.codePointCount(0, position);
    int i = 0;
    while (i < words.count() && words.start(i) < offset) {
      i++;
    }
    return i;
  }

  private int utf16(int codePoint) {
    return text.offsetByCodePoints(0, codePoint);
  }
}
