package org.onrecord.textreuse.verification;

/** A difference that may change the sense of a quotation. */
public enum Flag {
  /** A negating word was added, removed or cut off. */
  NEGATION,
  /** A number, its sign or its unit changed. */
  NUMBER,
  /** A name changed. */
  NAME,
  /** A date, month or weekday changed. */
  DATE,
  /** The evidence names another speaker or none, or the speaker reports the words of others. */
  SPEAKER,
  /** The speaker did not hold the claimed office on that day. */
  OFFICE,
  /** The words were said outside the claimed days. */
  DAY
}
