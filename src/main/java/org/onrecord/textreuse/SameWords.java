package org.onrecord.textreuse;

/**
 * The relation "same words" of two quotes. It is symmetric and depends on nothing but the two
 * quotes, so that the statements, its connected components, do not depend on the order of writing.
 * Quotes that say too little to agree with themselves agree with no others.
 *
 * <p>Shared words are evidence by their information. Less is required of quotes of the same speaker
 * than of quotes of an unknown one, and most if the speakers differ. Typography, ellipses,
 * insertions in brackets and words cut off at either end are no difference; few changed words are a
 * small one. A changed negation joins only if all else agrees, and the speaker is the same and
 * known. Replaced numbers and names separate. Indirect quotes must agree in nearly all words.
 *
 * <p>Two quotes agree only if they share fingerprints ({@link QuotedWords#mayAgree}), so that an
 * index of fingerprints finds every pair.
 */
public final class SameWords {
  /** The information that parts cut at opposite ends must share, as a multiple of the usual one. */
  private static final float OVERLAP = 2.2f;

  /** The information that a leap over words left out must make up for, in bits. */
  private static final float LEAP_BITS = 8;

  /** The information that each changed word must be made up for with, in bits. */
  private static final float CHANGE_BITS = 6;

  private static final float CUT_BITS = 4;

  /** The maximum share of changed words in all, by their information. */
  private static final float MAX_CHANGED_SHARE = 0.3f;

  /** The share of the longer quote that an indirect quote must have in common. */
  private static final float INDIRECT_SHARE = 0.9f;

  /** The number of words that an indirect quote must have in common: more than a name has. */
  private static final int INDIRECT_WORDS = 8;

  /** The information that different speakers' quotes must share if one is a small part. */
  private static final float SMALL_PART_BITS = 100;

  private final QuotedWords one;
  private final QuotedWords other;
  private final SharedWords words;

  private SameWords(QuotedWords one, QuotedWords other, SharedWords words) {
    this.one = one;
    this.other = other;
    this.words = words;
  }

  public static Agreement compare(QuotedWords one, QuotedWords other) {
    if (!one.mayAgree(other)) {
      return Agreement.DIFFERENT;
    }
    boolean ordered = one.compareTo(other) <= 0;
    Agreement agreement = ordered ? agreement(one, other) : agreement(other, one);
    boolean comparable =
        agreement == Agreement.DIFFERENT
            || one.identifiesStatement() && other.identifiesStatement();
    return comparable ? agreement : Agreement.DIFFERENT;
  }

  private static Agreement agreement(QuotedWords one, QuotedWords other) {
    return new SameWords(one, other, SharedWords.of(one, other)).agreement();
  }

  /** Returns whether words say enough to agree with equal ones. */
  static boolean isEvidence(QuotedWords words) {
    return words.selectedFingerprints().length > 0
        && new SameWords(words, words, SharedWords.ofEqual(words)).agreement().joins();
  }

  private Agreement agreement() {
    if (words.shared == 0) {
      return Agreement.DIFFERENT;
    }
    if (words.negated && !words.contradicted && isNegation()) {
      return Agreement.NEGATED;
    }
    if (!isEvidence()) {
      return Agreement.DIFFERENT;
    }
    if (words.negated || words.contradicted) {
      return Agreement.CONTRADICTED;
    }
    return speakers() == Speakers.DIFFERENT ? Agreement.CONFLICT : Agreement.SAME;
  }

  private enum Speakers {
    SAME(24, 3),
    UNKNOWN(30, 4),
    DIFFERENT(45, 5);

    /** The information that equal words must have, in bits. */
    final float bits;

    /** The number of equal words that is required. */
    final int words;

    Speakers(float bits, int words) {
      this.bits = bits;
      this.words = words;
    }
  }

  private Speakers speakers() {
    if (one.speaker() == null || other.speaker() == null) {
      return Speakers.UNKNOWN;
    }
    return one.speaker().equals(other.speaker()) ? Speakers.SAME : Speakers.DIFFERENT;
  }

  private boolean isNegation() {
    return speakers() == Speakers.SAME
        && !words.moreThanNegated
        && words.changes <= 1
        && words.leaps == 0
        && cut() <= 2
        && words.sharedBits >= Speakers.SAME.bits;
  }

  private int cut() {
    return words.someHead + words.otherHead + words.someTail + words.otherTail;
  }

  private boolean isEvidence() {
    float bits = words.sharedBits - words.leaps * LEAP_BITS;
    return words.shared >= speakers().words
        && bits >= required()
        && isSmallChange(bits)
        && (!isIndirect() || isNearlyWhole());
  }

  private float required() {
    float required = speakers().bits;
    if (isOverlap()) {
      required *= OVERLAP;
    } else if (cut() > 0) {
      required += CUT_BITS;
      boolean small = cut() > words.shared;
      if (small && speakers() == Speakers.DIFFERENT) {
        required = SMALL_PART_BITS;
      }
    }
    return required + (words.changed > 0 ? 10 + words.changed * CHANGE_BITS : 0);
  }

  /** Returns whether each quote has words at an end that the other one does not have. */
  private boolean isOverlap() {
    return words.someHead + words.someTail > 0 && words.otherHead + words.otherTail > 0;
  }

  private boolean isSmallChange(float bits) {
    return words.changed == 0
        || words.changed <= Math.max(1, words.shared / 4)
            && words.changed <= 2 + words.shared / 12
            && words.changedBits <= MAX_CHANGED_SHARE * (bits + words.changedBits);
  }

  private boolean isIndirect() {
    return one.isIndirect() || other.isIndirect();
  }

  private boolean isNearlyWhole() {
    int longer = Math.max(one.words().count(), other.words().count());
    return words.shared >= INDIRECT_WORDS && words.shared >= INDIRECT_SHARE * longer;
  }
}
