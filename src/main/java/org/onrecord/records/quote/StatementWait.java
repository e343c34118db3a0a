package org.onrecord.records.quote;

/** Waits of reads until statements show earlier changes of quotes. */
public interface StatementWait {
  /** Waits before quotes are read with their statements, if that is cheap. */
  void beforeQuotes();

  /** Waits before statements select the quotes to read, or are counted. */
  void beforeStatements();
}
