package org.onrecord.web.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses UUIDs in their full form only. {@link UUID#fromString} also accepts shortened forms. */
public final class Ids {
  static final String PATTERN =
      "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";
  private static final Pattern FORM = Pattern.compile(PATTERN);

  private Ids() {}

  /** Parses an id; empty if the text is not a UUID in full form. */
  public static Optional<UUID> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
