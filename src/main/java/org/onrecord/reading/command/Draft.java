package org.onrecord.reading.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A draft to verify.
 *
 * @param name the name of the file
 * @param text plain text, or HTML if the name ends with {@code .html} or {@code .htm}
 */
record Draft(String name, String text) {
  /**
   * Reads a draft.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  static Draft of(String name, byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return new Draft(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  boolean isPage() {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.html?");
  }

  /** The number of the line of a quotation; empty for a page, whose text has other lines. */
  String line(VerifiedQuotation quotation) {
    if (isPage() || quotation.start() < 0) {
      return "";
    }
    int end = text.offsetByCodePoints(0, quotation.start());
    return String.valueOf(1 + text.substring(0, end).chars().filter(c -> c == '\n').count());
  }
}
