package org.onrecord.database.sql;

/** A buffer of rows in a format of PostgreSQL's COPY. */
interface CopyFormat {
  /** The clause of the COPY statement that names the format; empty for the text format. */
  String options();

  /** Appends a row, with a value for every column. */
  void append(Object[] values);

  /** Appends what ends the rows. */
  void end();

  /** The length of the present content, in characters or bytes. */
  int length();

  /** Returns the present content and empties the buffer. */
  byte[] drain();
}
