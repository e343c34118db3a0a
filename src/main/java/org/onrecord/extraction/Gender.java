package org.onrecord.extraction;

/** The grammatical gender of the pronouns for a person. */
enum Gender {
  MALE,
  FEMALE,
  UNKNOWN;

  /** The gender of a word, from its bits in the {@link Lexicon}. */
  static Gender of(int bits) {
    boolean male = (bits & Lexicon.MALE) != 0;
    boolean female = (bits & Lexicon.FEMALE) != 0;
    return male == female ? UNKNOWN : male ? MALE : FEMALE;
  }

  /** Returns whether both are equal or one is unknown. */
  boolean fits(Gender other) {
    return this == UNKNOWN || other == UNKNOWN || this == other;
  }
}
