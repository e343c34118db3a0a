package org.onrecord.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.UUID;
import org.onrecord.json.Ids;
import org.onrecord.problem.Fault;
import org.onrecord.problem.ProblemException;

/**
 * Where a page ends: the last row's key and id, with a digest of the filter and order that they are
 * valid for. Nothing in it is secret and nothing is kept in the service, so any replica can go on
 * from it.
 */
record Cursor(String digest, UUID id, Object key) {
  private static final Fault MALFORMED =
      Fault.in("cursor", "is not one of this service; take it from the next link of a page");
  private static final Fault FOREIGN =
      Fault.in("cursor", "belongs to another list, filter or order; start again without it");

  String encode() {
    String text = digest + " " + id + " " + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Cursor decode(String text, String digest, Order order) {
    String[] parts = decoded(text).split(" ", 3);
    if (parts.length < 3) {
      throw ProblemException.invalid(MALFORMED);
    }
    if (!parts[0].equals(digest)) {
      throw ProblemException.invalid(FOREIGN);
    }
    UUID id = Ids.parse(parts[1]).orElseThrow(() -> ProblemException.invalid(MALFORMED));
    try {
      return new Cursor(digest, id, order.parse().apply(parts[2]));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ProblemException.invalid(MALFORMED);
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
