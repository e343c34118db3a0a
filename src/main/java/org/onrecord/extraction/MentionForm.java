package org.onrecord.extraction;

/** In which form a mention stands. */
enum MentionForm {
  /** "Jen Psaki", "The Post". */
  NAME,
  /** "a senior official", "some", "the statement". */
  NOMINAL,
  /** "she", "who". */
  PRONOUN
}
