package org.onrecord.web.json;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Parses UUIDs in their full form only. {@link UUID#fromString} also accepts shortened forms. */
public final class Ids {
  static final String PATTERN =
      "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";
  private static final int LENGTH = 36;

  private Ids() {}

  /** Parses an id; empty if the text is not a UUID in full form. */
  public static Optional<UUID> parse(String text) {
    return isFull(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** Matches {@link #PATTERN}, but without a regular expression, because every request has ids. */
  private static boolean isFull(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (isHyphen ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
