package org.onrecord.extraction;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Features for tagging a word: its form, shape and suffixes, its neighbours, the preceding tags and
 * the governing verb. A feature is a hash; no text is copied.
 */
final class TagFeatures {
  /** The maximum number of features that {@link #of} returns. */
  static final int MAX_FEATURES = 32;

  /** The templates of features that contain the word itself. */
  static final List<Integer> LEXICAL = List.of(0, 1, 10, 16, 18, 19, 22);

  private static final int OUTSIDE = 0x5bd1e995;

  private static final int INITIAL = 1;
  private static final int CAPITAL = 2;
  private static final int DIGIT = 4;
  private static final int HYPHEN = 8;
  private static final int LOWER = 16;
  private static final int STOP = 32;

  private final Words words;
  private final byte[] tags;
  private final int[] exact;
  private final int[] lower;
  private final int[] two;
  private final int[] three;
  private final byte[] shapes;
  private final int[] ahead;
  private final Casing casing;
  private final IntPredicate known;

  private int first;
  private int end;
  private int titled;
  private int verb;
  private int verbHash;

  /**
   * @param tags the tags assigned so far, as indices into {@link Tagger#TAGS}
   * @param known whether the model knows a feature
   */
  TagFeatures(Words words, byte[] tags, IntPredicate known) {
    this.known = known;
    this.words = words;
    this.tags = tags;
    int n = words.count();
    exact = new int[n];
    lower = new int[n];
    two = new int[n];
    three = new int[n];
    shapes = new byte[n];
    ahead = new int[n];
    for (int i = 0; i < n; i++) {
      analyze(i);
    }
    casing = new Casing(n);
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      recordCasing(words.first(sentence), words.endOf(sentence));
    }
  }

  /** Records the casing of words inside a sentence, unless it is a headline. */
  private void recordCasing(int from, int to) {
    boolean headline = headline(from, to);
    for (int i = from + 1; i < to; i++) {
      boolean capital = (shapes[i] & INITIAL) != 0;
      if (!capital && (shapes[i] & LOWER) != 0) {
        casing.record(lower[i], Casing.LOWER);
      } else if (capital && !headline && (shapes[i - 1] & (LOWER | INITIAL)) != 0) {
        casing.record(lower[i], Casing.CAPITAL);
      }
    }
  }

  /** Returns whether at least three quarters of the longer words are capitalized. */
  private boolean headline(int from, int to) {
    int capitals = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      capitals += (shapes[i] & INITIAL) != 0 ? 1 : 0;
      letters += (shapes[i] & LOWER) != 0 && words.end(i) - words.start(i) > 3 ? 1 : 0;
    }
    return capitals > 3 && capitals * 4 >= letters * 3;
  }

  private void analyze(int word) {
    int from = words.start(word);
    int to = words.end(word);
    int hash = 0;
    int lowered = 0;
    int shape = 0;
    for (int i = from; i < to; i++) {
      char c = plain(words.text.charAt(i));
      char small =
          c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
      hash = hash * 0x01000193 + c;
      lowered = lowered * 0x01000193 + small;
      shape |= small != c ? (i == from ? INITIAL : CAPITAL) : kind(c);
    }
    exact[word] = mix(hash);
    lower[word] = mix(lowered);
    two[word] = suffix(from, to, 2);
    three[word] = suffix(from, to, 3);
    shapes[word] = (byte) shape;
  }

  private static int kind(char c) {
    if (c >= 'a' && c <= 'z') {
      return LOWER;
    }
    if (c == '-') {
      return HYPHEN;
    }
    if (c == '.') {
      return STOP;
    }
    return Character.isDigit(c) ? DIGIT : 0;
  }

  private int suffix(int from, int to, int length) {
    int hash = 7;
    for (int i = Math.max(from, to - length); i < to; i++) {
      hash = hash * 0x01000193 + Character.toLowerCase(plain(words.text.charAt(i)));
    }
    return hash;
  }

  private static char plain(char c) {
    return c == '’' || c == '´' ? '\'' : c == '\u2011' ? '-' : c;
  }

  /** The feature that is the word itself. */
  int word(int word) {
    return key(0, exact[word], 0);
  }

  /** Starts a sentence. */
  void sentence(int sentence) {
    first = words.first(sentence);
    end = words.endOf(sentence);
    verb = -1;
    verbHash = 0;
    lookAhead();
    titled = headline(first, end) ? 1 : 0;
  }

  /** Finds the next unambiguous finite verb, which disambiguates "people killed in it were". */
  private void lookAhead() {
    int next = 0;
    for (int i = end - 1; i >= first; i--) {
      ahead[i] = next;
      if (Tagger.finite(words.lower(i))) {
        next = lower[i];
      } else if (Tagger.separatesClauses(words.lower(i))) {
        next = 0;
      }
    }
  }

  /** Records the tag that a word was given. */
  void tagged(int word) {
    int tag = tags[word];
    if (Tagger.verb(tag)) {
      verb = word;
      verbHash = Tagger.auxiliary(words.lower(word)) ? lower[word] : tag;
    }
  }

  /**
   * Fills in the features of a word whose predecessors are tagged.
   *
   * @return the number of features
   */
  int of(int word, int[] keys) {
    int lower0 = lower[word];
    int suffix = three[word];
    int tag1 = tag(word - 1);
    int tag2 = tag(word - 2);
    int lower1 = lower(word - 1);
    int next = lower(word + 1);
    int shape = shapes[word] << 2 | titled << 1 | (opens(word) ? 1 : 0);
    int governor = verb < 0 ? 0 : verbHash * 8 + Math.min(word - verb, 5);
    int from = words.start(word);
    int to = words.end(word);
    int n = 0;
    keys[n++] = key(0, exact[word], 0);
    keys[n++] = key(1, lower0, 0);
    keys[n++] = key(2, suffix, 0);
    keys[n++] = key(3, two[word], 0);
    keys[n++] = key(4, suffix(from, to, 4), 0);
    keys[n++] = key(5, suffix(from, to, 1), shape);
    keys[n++] =
        key(6, Character.toLowerCase(words.text.charAt(from)), to - from < 4 ? to - from : 4);
    keys[n++] = key(7, shape, 0);
    keys[n++] = key(8, tag1, 0);
    keys[n++] = key(9, tag1, tag2);
    keys[n++] = key(10, tag1, lower0);
    keys[n++] = key(11, lower1, 0);
    keys[n++] = key(12, next, 0);
    keys[n++] = key(13, lower(word - 2), 0);
    keys[n++] = key(14, lower(word + 2), 0);
    keys[n++] = key(15, tag1, suffix);
    keys[n++] = key(16, tag1 * 64 + tag2, lower0);
    keys[n++] = key(17, suffixOf(word + 1), tag1);
    keys[n++] = key(18, lower0, next);
    keys[n++] = key(19, lower1, lower0);
    keys[n++] = key(20, shape, shape(word + 1) * 64 + tag1);
    keys[n++] = key(21, governor, two[word]);
    keys[n++] = key(22, governor, lower0);
    keys[n++] = key(23, governor, tag1 * 64 + tag2);
    keys[n++] = key(24, suffixOf(word + 1), two[word]);
    keys[n++] = key(25, next, tag1);
    keys[n++] = key(26, ahead[word], two[word] + tag1);
    int printed = shape << 2 | casing.of(lower0);
    keys[n++] = key(28, printed, 0);
    keys[n++] = key(29, printed, tag1);
    printed = printed << 1 | (known.test(keys[1]) ? 1 : 0);
    keys[n++] = key(30, printed, 0);
    keys[n++] = key(31, printed, tag1);
    keys[n++] = key(27, ahead[word], lower1);
    return n;
  }

  /** Returns whether a word unknown to the model is capitalized like a name. */
  boolean unknownCapitalized(int word) {
    int letters = INITIAL | LOWER;
    return titled == 0
        && (shapes[word] & letters) == letters
        && words.end(word) - words.start(word) > 2
        && !known.test(key(1, lower[word], 0));
  }

  /** Returns whether a word is capitalized here and wherever it occurs inside a sentence. */
  boolean alwaysCapital(int word) {
    return titled == 0 && (shapes[word] & INITIAL) != 0 && casing.of(lower[word]) == Casing.CAPITAL;
  }

  /** Returns whether a word opens a sentence or quotation, so that its capital means nothing. */
  private boolean opens(int word) {
    return word == first || tags[word - 1] == Tagger.OPENING_QUOTE;
  }

  private int tag(int word) {
    return word < first ? 63 : tags[word];
  }

  private int lower(int word) {
    return word < first || word >= end ? OUTSIDE : lower[word];
  }

  private int suffixOf(int word) {
    return word >= end ? OUTSIDE : three[word];
  }

  private int shape(int word) {
    return word >= end ? 127 : shapes[word];
  }

  private static int key(int template, int a, int b) {
    return mix(template * 0x9E3779B9 + a + Integer.rotateLeft(b * 0x85ebca6b, 13));
  }

  private static int mix(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
