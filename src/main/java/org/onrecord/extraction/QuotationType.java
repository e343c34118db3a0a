package org.onrecord.extraction;

/** How the text gives the words. */
public enum QuotationType {
  /** All inside quotation marks, which are not part of it. */
  DIRECT,
  /** Reported speech with quoted words in it, or a quoted fragment of it. */
  MIXED,
  /** Reported speech. */
  INDIRECT
}
