package org.onrecord.extraction;

/** The form of a mention. */
enum MentionForm {
  /** A proper name: "Jen Psaki", "The Post". */
  NAME,
  /** A common noun or quantifier: "a senior official", "some", "the statement". */
  NOMINAL,
  /** A pronoun: "she", "who". */
  PRONOUN
}
