package org.onrecord.exchange.imports;

import java.io.IOException;

/**
 * A line as sent.
 *
 * @param number counted from 1
 * @param length in bytes, without the line break
 * @param blank true if it holds nothing but spaces, tabs and carriage returns
 * @param content holds the bytes until the next line is read; null if the line is too long
 */
record Line(long number, long length, boolean blank, LineBuffer content) {

  boolean isTooLong() {
    return content == null;
  }

  /** The bytes of the line without the line break. */
  byte[] bytes() throws IOException {
    return content.toByteArray();
  }
}
