package org.onrecord.query.list;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.web.json.Ids;

/**
 * An opaque cursor for keyset pagination: id and position of the last row of a page. It contains no
 * secret and needs no server state, so any replica can continue from it.
 *
 * @param digest digest of the list, filter and order that the cursor is valid for
 * @param position key of the last row and other data that the order needs, as text
 */
record Cursor(String digest, UUID id, String position) {

  /** A malformed cursor, or one of another list. */
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

  /** Parses the position, which a client may have forged. */
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
