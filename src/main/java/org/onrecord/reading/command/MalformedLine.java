package org.onrecord.reading.command;

/** Thrown for an input line without a valid text. The message gives the reason. */
final class MalformedLine extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedLine(String message, Object... values) {
    super(message.formatted(values));
  }
}
