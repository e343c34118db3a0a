package org.onrecord.web.json;

import java.util.Optional;

/**
 * What no text may hold: U+0000, which PostgreSQL cannot store, and surrogates without their other
 * half, which no encoding can carry. Everything else is legal, zero-width and bidirectional
 * controls included: Persian and Arabic need them.
 */
public final class IllegalText {
  private IllegalText() {}

  /** Says what is wrong with a text, if anything is. */
  public static Optional<String> violation(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("must not contain U+0000");
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return Optional.of("must not contain half a surrogate pair");
    }
    return Optional.empty();
  }
}
