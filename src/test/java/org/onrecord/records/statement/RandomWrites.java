package org.onrecord.records.statement;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.onrecord.fixtures.JsonBody;

/** Random writes of quotes that share their words in many forms. */
final class RandomWrites {
  private static final List<String> SAYINGS =
      List.of(
          "the island request to borrow lifeboats against the autumn floods was clumsy and overdue from the start",
          "we will not allow foreign troops to be stationed in our northern provinces before the referendum",
          "our hospitals have run out of anaesthetics, bandages and clean water since the bridge was bombed",
          "nobody at the treasury warned the minister that the lender was insolvent until late September",
          "no comment",
          "we will continue to monitor the situation closely");

  private final Random random;
  private final List<String> articles = new ArrayList<>();
  private final List<String> actors = new ArrayList<>();
  private final List<String> merged = new ArrayList<>();
  private final List<String> quotes = new ArrayList<>();

  RandomWrites(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      String source = anActor("Paper " + i).with("kind", "media").save();
      articles.add(
          anArticle()
              .body("Body " + i)
              .with("source", byId(source))
              .with("language", i == 4 ? "de" : "en")
              .with("publishedOn", "2024-05-0" + (i + 1))
              .save());
      actors.add(anActor("Speaker " + i).save());
    }
  }

  List<String> quotes() {
    return quotes;
  }

  void write(int times) {
    for (int i = 0; i < times; i++) {
      write();
    }
  }

  /** One write; requests that the present records do not allow may fail. */
  private void write() {
    switch (quotes.isEmpty() ? 0 : random.nextInt(12)) {
      case 0, 1, 2, 3 -> create();
      case 4 -> change("text", words());
      case 5 -> change("speaker", random.nextInt(3) == 0 ? null : byId(any(actors)));
      case 6 -> change("article", byId(any(articles)));
      case 7 -> review(any(quotes), any(List.of("rejected", "confirmed", "disputed", "proposed")));
      case 8 -> delete();
      case 9 -> merge();
      case 10 ->
          patch("/articles/" + any(articles), "publishedOn", "2024-06-1" + random.nextInt(9));
      default -> importTwice();
    }
  }

  private void create() {
    Map<String, Object> body =
        aQuote(words()).type(any(List.of("direct", "mixed", "indirect"))).in(any(articles)).body();
    if (random.nextInt(4) > 0) {
      body.put("speaker", byId(any(actors)));
    }
    if (random.nextInt(3) == 0) {
      body.put("status", "proposed");
    }
    Response created = given().contentType("application/json").body(body).post("/quotes");
    if (created.statusCode() == 201) {
      quotes.add(created.as(JsonBody.class).get("id"));
    }
  }

  private void change(String member, Object value) {
    patch("/quotes/" + any(quotes), member, value);
  }

  private void delete() {
    given().delete("/quotes/" + quotes.remove(random.nextInt(quotes.size())));
  }

  private void merge() {
    if (!merged.isEmpty() && random.nextBoolean()) {
      given().post("/actors/" + merged.remove(merged.size() - 1) + "/unmerge");
      return;
    }
    String duplicate = any(actors);
    Response response =
        given()
            .contentType("application/json")
            .body(Map.of("into", byId(any(actors))))
            .post("/actors/" + duplicate + "/merge");
    if (response.statusCode() == 200) {
      merged.add(duplicate);
    }
  }

  private void importTwice() {
    String line =
        """
        {"title": "Imported %d", "body": "x", "url": "https://example.com/%d", "language": "en", "publishedOn": "2024-07-01", \
        "quotes": [{"text": "%s", "type": "direct"}, {"text": "%s", "type": "direct"}]}
        """
            .formatted(random.nextInt(5), random.nextInt(5), words(), words());
    for (int i = 0; i < 2; i++) {
      given()
          .contentType("application/x-ndjson")
          .body(line.getBytes(UTF_8))
          .post("/imports")
          .then()
          .statusCode(200)
          .body(not(containsString("failed")));
    }
  }

  /** A saying, or a form of it: cut, changed, with another typography. */
  private String words() {
    String saying = any(SAYINGS);
    List<String> words = new ArrayList<>(List.of(saying.split(" ")));
    int size = words.size();
    switch (random.nextInt(9)) {
      case 0 -> words = words.subList(0, size * 2 / 3);
      case 1 -> words = words.subList(size / 3, size);
      case 2 -> words.set(random.nextInt(size), "somehow");
      case 3 -> words.add(random.nextInt(size), "[sic]");
      case 4 -> words.remove(random.nextInt(size));
      case 5 -> words.add(1, "not");
      case 6 -> words.replaceAll(word -> word.toUpperCase(java.util.Locale.ROOT));
      default -> {
        // As it is.
      }
    }
    return String.join(" ", words);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
