package org.onrecord.textreuse.verification;

/** Verdict on a quotation. */
public enum Verdict {
  /** The words are on record, by that speaker or without a claimed one. */
  VERBATIM,
  /** Only case, punctuation, spacing, quotation marks or diacritics differ. */
  TYPOGRAPHIC,
  /** The words are a contiguous part of a longer quote. */
  TRUNCATED,
  /** The words are pieces of one or several quotes. */
  STITCHED,
  /** Words differ. */
  ALTERED,
  /** The words are on record, by another speaker. */
  MISATTRIBUTED,
  /**
   * The words stand in the body of an article, but no quote was recorded there; or they are a quote
   * on record whose speaker is unknown, and a speaker is claimed.
   */
  UNRECORDED,
  /** Nothing similar is on record. */
  NOT_FOUND
}
