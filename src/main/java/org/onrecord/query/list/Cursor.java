package org.onrecord.query.list;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.web.json.Ids;

/**
 * Where a page ends: the last row's id and place, with a digest of the filter and order that they
 * are valid for. Nothing in it is secret and nothing is kept in the service, so any replica can go
 * on from it.
 *
 * @param position the last row's key, as text, and whatever else the order needs to go on
 */
record Cursor(String digest, UUID id, String position) {

  /** Text that is no cursor, or one of another list; the message says which. */
  static final class InvalidCursor extends Exception {
    private static final long serialVersionUID = 1;

    private InvalidCursor(String detail) {
      super(detail);
    }

    private static InvalidCursor malformed() {
      return new InvalidCursor("is not one of this service; take it from a page");
    }
  }

  String encode() {
    String text = digest + " " + id + " " + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Cursor decode(String text, String digest) throws InvalidCursor {
    String[] parts = decoded(text).split(" ", 3);
    if (parts.length < 3) {
      throw InvalidCursor.malformed();
    }
    if (!parts[0].equals(digest)) {
      throw new InvalidCursor("belongs to another list, filter or order; start again without it");
    }
    UUID id = Ids.parse(parts[1]).orElseThrow(InvalidCursor::malformed);
    return new Cursor(digest, id, parts[2]);
  }

  /** Reads the place, which anybody may have written. */
  <T> T read(Function<String, T> parse) throws InvalidCursor {
    try {
      return parse.apply(position);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw InvalidCursor.malformed();
    }
  }

  private static String decoded(String text) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return decoded.indexOf('\0') < 0 ? decoded : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
