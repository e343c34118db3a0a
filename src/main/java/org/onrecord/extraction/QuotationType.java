package org.onrecord.extraction;

/** The form of quotation. */
public enum QuotationType {
  /** Entirely within quotation marks. */
  DIRECT,
  /** Reported speech that contains quoted words, or a quoted fragment. */
  MIXED,
  /** Reported speech. */
  INDIRECT
}
