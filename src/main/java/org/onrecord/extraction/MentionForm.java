package org.onrecord.extraction;

/** The form of a mention. */
enum MentionForm {
  /** "Jen Psaki", "The Post". */
  NAME,
  /** "a senior official", "some", "the statement". */
  NOMINAL,
  /** "she", "who". */
  PRONOUN
}
