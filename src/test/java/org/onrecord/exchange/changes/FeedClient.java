package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.fixtures.JsonBody;

/** A client of the change feed. */
final class FeedClient {
  private static final int MAX_PAGES = 500;

  private FeedClient() {}

  /** A client that follows the next links. */
  static final class Reader {
    private String next;

    private Reader(String start) {
      next = start;
    }

    /** Reads the next page. */
    JsonBody page() {
      JsonBody page =
          given()
              .urlEncodingEnabled(false)
              .get(next)
              .then()
              .statusCode(200)
              .extract()
              .as(JsonBody.class);
      next = page.getString("next");
      return page;
    }

    /** Reads all pages up to now, each change as "created quote 0199…". */
    List<String> read() {
      List<String> all = new ArrayList<>();
      JsonBody page;
      int pages = 0;
      do {
        page = page();
        all.addAll(changes(page));
        if (++pages > MAX_PAGES) {
          throw new AssertionError("The feed has no end: " + all);
        }
      } while (page.getBoolean("more"));
      return all;
    }

    String next() {
      return next;
    }
  }

  /** A reader from the first change on. */
  static Reader fromTheBeginning() {
    return from("/changes?limit=1000");
  }

  /** A reader of the changes from now on. */
  static Reader fromNow() {
    Reader reader = from("/changes?since=now");
    if (!reader.read().isEmpty()) {
      throw new AssertionError("A change after since=now");
    }
    return reader;
  }

  static Reader from(String link) {
    return new Reader(link);
  }

  /** The changes of a page, each as "created quote 0199…". */
  static List<String> changes(JsonBody page) {
    List<Map<String, String>> items = page.getList("items");
    return items.stream()
        .map(item -> item.get("change") + " " + item.get("kind") + " " + item.get("id"))
        .toList();
  }
}
