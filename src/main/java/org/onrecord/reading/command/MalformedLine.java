package org.onrecord.reading.command;

/** A line that holds no text to read; its message says why. */
final class MalformedLine extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedLine(String message, Object... values) {
    super(message.formatted(values));
  }
}
