package org.onrecord.textreuse;

/** A kind of words that a change must not touch unnoticed. */
public enum ChangeFlag {
  /** A negation was inserted or left out: "not", "never", "unable" for "able". */
  NEGATION,
  /** A number differs. */
  NUMBER,
  /** A capitalized word inside a sentence differs. */
  NAME,
  /** A month, a weekday, a year, or a day such as "yesterday" differs. */
  DATE
}
