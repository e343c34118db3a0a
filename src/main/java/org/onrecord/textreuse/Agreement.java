package org.onrecord.textreuse;

/** The relation of two quotes: the same words, or not. */
public enum Agreement {
  /** The quotes are different statements, or carry too little information to tell. */
  DIFFERENT,
  /** The quotes would be one statement, but for a negation, a number or a name. */
  CONTRADICTED,
  /** The quotes are one statement. */
  SAME,
  /** The quotes are one statement, which different speakers are said to have made. */
  CONFLICT,
  /** The quotes differ in nothing but a negation; the speaker is the same. */
  NEGATED;

  /** Returns whether the quotes belong to one statement. */
  public boolean joins() {
    return this != DIFFERENT && this != CONTRADICTED;
  }
}
