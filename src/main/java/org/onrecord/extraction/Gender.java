package org.onrecord.extraction;

/** The sex by which pronouns refer to a person, as far as the text tells. */
enum Gender {
  MALE,
  FEMALE,
  UNKNOWN;

  /** What the lexicon's bits of a word tell. */
  static Gender of(int bits) {
    boolean male = (bits & Lexicon.MALE) != 0;
    boolean female = (bits & Lexicon.FEMALE) != 0;
    return male == female ? UNKNOWN : male ? MALE : FEMALE;
  }

  /** Whether one who is this may be the other. */
  boolean fits(Gender other) {
    return this == UNKNOWN || other == UNKNOWN || this == other;
  }
}
