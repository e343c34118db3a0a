package org.onrecord.exchange.imports;

/**
 * A line as sent.
 *
 * @param number counted from 1
 * @param bytes without the line break; null if the line is too long
 */
record Line(long number, byte[] bytes) {

  boolean isBlank() {
    if (bytes == null) {
      return false;
    }
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
