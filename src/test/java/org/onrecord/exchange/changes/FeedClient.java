package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.fixtures.JsonBody;

/** How the tests read the change feed. */
final class FeedClient {
  private static final int MANY = 500;

  private FeedClient() {}

  /** A program that follows the feed: it keeps the link to what comes next. */
  static final class Reader {
    private String next;

    private Reader(String start) {
      next = start;
    }

    /** The next page; the link to what comes after it is kept. */
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

    /** All there is by now, each change as "created quote 0199…". */
    List<String> read() {
      List<String> all = new ArrayList<>();
      JsonBody page;
      int pages = 0;
      do {
        page = page();
        all.addAll(changes(page));
        if (++pages > MANY) {
          throw new AssertionError("The feed has no end: " + all);
        }
      } while (page.getBoolean("more"));
      return all;
    }

    String next() {
      return next;
    }
  }

  /** Starts with the first change. */
  static Reader fromTheBeginning() {
    return from("/changes?limit=1000");
  }

  /** Starts with what happens from now on. */
  static Reader fromNow() {
    Reader reader = from("/changes?since=now");
    if (!reader.read().isEmpty()) {
      throw new AssertionError("Something has happened after now");
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
        .map(item -> item.get("change") + " " + item.get("record") + " " + item.get("id"))
        .toList();
  }
}
