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
 * @param place the last row's key, as text, and whatever else the order needs to go on
 */
record Cursor(String digest, UUID id, String place) {

  /** Text that is no cursor, or one of another list; the message says which. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private Refused(String detail) {
      super(detail);
    }

    private static Refused malformed() {
      return new Refused("is not one of this service; take it from a page");
    }
  }

  String encode() {
    String text = digest + " " + id + " " + place;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Cursor decode(String text, String digest) throws Refused {
    String[] parts = decoded(text).split(" ", 3);
    if (parts.length < 3) {
      throw Refused.malformed();
    }
    if (!parts[0].equals(digest)) {
      throw new Refused("belongs to another list, filter or order; start again without it");
    }
    UUID id = Ids.parse(parts[1]).orElseThrow(Refused::malformed);
    return new Cursor(digest, id, parts[2]);
  }

  /** Reads the place, which anybody may have written. */
  <T> T read(Function<String, T> parse) throws Refused {
    try {
      return parse.apply(place);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Refused.malformed();
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
