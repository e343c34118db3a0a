package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.fixtures.WriteRequests.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RawHttp;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

@QuarkusTest
class ImportTest {
  private static final String URL = "https://example.com/tides";
  private static final String BODY =
      "“The tide waits,” said Ada Brink. Brink said: “The tide waits for nobody.” “Go.” “Go.”";

  @Inject DataSource database;

  @Test
  void an_interrupted_quote_is_recognized_by_its_pieces() {
    String text = "The tide waits. The tide waits for nobody.";
    assertEquals("1 created", interrupted(text, 15));
    assertEquals("1 unchanged", interrupted(text, 15));
    assertEquals("1 unchanged", interrupted(text, 16), "the comma is not part of the quote");
    String other = "The tide waits; The tide waits for nobody.";
    assertEquals("1 updated", interrupted(other, 15));
    assertEquals(
        List.of(other), given().get("/quotes?q=nobody").as(JsonBody.class).getList("items.text"));
  }

  /** Imports the article with a quote whose first piece has an end, and returns the result. */
  private static String interrupted(String text, int end) {
    List<?> spans = List.of(Map.of("start", 1, "end", end), Map.of("start", 47, "end", 73));
    Map<String, ?> quote = Map.of("text", text, "type", "direct", "spans", spans);
    return ImportClient.summary(
        ImportClient.lines(
                Map.of("title", "Tides", "url", URL, "body", BODY, "quotes", List.of(quote)))
            .get(0));
  }

  @Test
  void creates_an_article_with_its_quotes_and_actors() {
    JsonNode result = ImportClient.lines(tides(theTideWaits(), theTideWaitsForNobody())).get(0);

    assertEquals("1 created", ImportClient.summary(result));
    String article = "/articles/" + result.get("id").asText();
    given()
        .queryParam("expand", "quotes")
        .get(article)
        .then()
        .body(has("title", equalTo("Tides")))
        .body(has("source.name", equalTo("The Tide")))
        .body(has("quotes.text", equalTo(List.of("The tide waits,", "The tide waits for nobody."))))
        .body(has("quotes.spans.start", equalTo(List.of(List.of(1), List.of(47)))))
        .body(has("quotes.speaker.name", equalTo(List.of("Ada Brink", "Ada Brink"))))
        .body(has("quotes[0].attribution.via.actor.name", equalTo(List.of("Reuters"))))
        .body(has("quotes.status", equalTo(List.of("confirmed", "confirmed"))))
        .body(has("quotes.origin.kind", equalTo(List.of("editor", "editor"))));
    assertEquals(
        List.of("Ada Brink", "Reuters", "The Tide"),
        ListRequests.<String>first("name", "/actors", "sort", "name"));
  }

  @Test
  void importing_a_file_twice_changes_nothing() {
    Object[] file = {
      tides(theTideWaits(), theTideWaitsForNobody()),
      without(titled("Go", tides(quote("Go."), quote("Go."))), "url"),
      Map.of("name", "Ada Brink", "kind", "person", "aliases", List.of("A. Brink")),
      Map.of("title", "No quotes", "body", "None.")
    };
    assertEquals(
        List.of("1 created", "2 created", "3 updated", "4 created"),
        ImportClient.summary(ImportClient.lines(file)));
    Map<String, ?> before = everything();

    List<JsonNode> again = ImportClient.lines(file);

    assertEquals(
        List.of("1 unchanged", "2 unchanged", "3 unchanged", "4 unchanged"),
        ImportClient.summary(again));
    assertEquals(before, everything());
  }

  @Test
  void the_same_text_with_another_source_or_day_is_another_article() {
    Map<String, Object> wire = without(tides(), "url");
    Map<String, Object> other = new LinkedHashMap<>(wire);
    other.put("source", named("Another Paper", "media"));
    Map<String, Object> nextDay = new LinkedHashMap<>(wire);
    nextDay.put("publishedOn", "2025-06-02");

    assertEquals(
        List.of("1 created", "2 created", "3 created", "4 unchanged"),
        ImportClient.summary(ImportClient.lines(wire, other, nextDay, wire)));
  }

  @Test
  void matches_an_article_whose_url_was_added_later() {
    Map<String, Object> without = without(tides(theTideWaits()), "url");
    assertEquals(
        List.of("1 created", "2 updated", "3 unchanged", "4 unchanged"),
        ImportClient.summary(
            ImportClient.lines(without, tides(theTideWaits()), without, tides(theTideWaits()))));
  }

  @Test
  void matches_an_article_by_the_canonical_form_of_its_url_and_keeps_the_stored_one() {
    Map<String, Object> tagged = new LinkedHashMap<>(tides(theTideWaits()));
    tagged.put("url", URL + "?utm_source=feed#top");
    assertEquals(
        List.of("1 created", "2 unchanged", "3 unchanged"),
        ImportClient.summary(
            ImportClient.lines(tides(theTideWaits()), tagged, tides(theTideWaits()))));
    assertEquals(List.of(URL), ListRequests.<String>first("url", "/articles"));
    tagged.put("section", "Weather");
    assertEquals(List.of("1 updated"), ImportClient.summary(ImportClient.lines(tagged)));
    assertEquals(List.of(URL), ListRequests.<String>first("url", "/articles"));
  }

  @Test
  void keeps_members_and_quotes_that_are_absent_from_the_line() {
    String article = ImportClient.lines(tides(theTideWaits())).get(0).get("id").asText();
    String quote = ListRequests.<String>first("id", "/quotes").get(0);
    patch("/articles/" + article, Map.of("section", "Sea", "authors", List.of("Cy Dow")));
    patch("/quotes/" + quote, Map.of("attribution", Map.of("role", "harbour master")));
    WriteRequests.review(quote, "disputed").then().statusCode(200);
    String added = aQuote("Go.").in(article).save();
    Map<String, ?> before = everything();

    assertEquals(
        List.of("1 unchanged"), ImportClient.summary(ImportClient.lines(tides(theTideWaits()))));
    assertEquals(before, everything());

    Map<String, Object> line = tides(theTideWaits(), theTideWaitsForNobody());
    line.put("section", "Weather");
    assertEquals(List.of("1 updated"), ImportClient.summary(ImportClient.lines(line)));
    given()
        .queryParam("expand", "quotes")
        .get("/articles/" + article)
        .then()
        .body(has("section", equalTo("Weather")))
        .body(has("authors", equalTo(List.of("Cy Dow"))))
        .body(has("quotes.status", equalTo(List.of("disputed", "confirmed", "confirmed"))))
        .body(has("quotes[0].attribution.role", equalTo("harbour master")))
        .body(has("quotes[2].id", equalTo(added)));
  }

  @Test
  void a_changed_body_anchors_the_other_quotes_again() {
    String article =
        ImportClient.lines(tides(theTideWaits(), theTideWaitsForNobody()))
            .get(0)
            .get("id")
            .asText();
    Map<String, Object> line = tides(quote("The tide waits for nobody."));
    line.put("body", "Brink said: “The tide waits for nobody.”");

    assertEquals(List.of("1 updated"), ImportClient.summary(ImportClient.lines(line)));

    given()
        .queryParam("expand", "quotes")
        .get("/articles/" + article)
        .then()
        .body(has("quotes.text", equalTo(List.of("The tide waits for nobody.", "The tide waits,"))))
        .body(has("quotes.anchor", equalTo(List.of("anchored", "lost"))))
        .body(has("quotes[0].spans[0].start", equalTo(13)));
  }

  @Test
  void a_failed_line_is_rolled_back_and_the_next_one_imported() {
    Map<String, Object> bad = new LinkedHashMap<>(theTideWaitsForNobody());
    bad.put("spans", List.of(Map.of("start", 0, "end", 4)));
    bad.put("speaker", named("Nobody Else", "person"));

    assertEquals(
        List.of("1 failed 422 at /quotes/1/spans", "2 created"),
        ImportClient.summary(
            ImportClient.lines(
                tides(theTideWaits(), bad), Map.of("title", "Next", "body", "Next."))));

    assertEquals(List.of("Next"), ListRequests.<String>first("title", "/articles"));
    assertEquals(List.of(), ListRequests.<String>first("name", "/actors"));
    assertEquals(List.of(), ListRequests.<String>first("text", "/quotes"));
  }

  @Test
  void a_failed_line_does_not_fail_the_others_of_its_batch() throws Exception {
    List<Object> lines = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      boolean fails = i % 50 == 0;
      Map<String, Object> quote = new LinkedHashMap<>(theTideWaits());
      quote.put("spans", List.of(Map.of("start", fails ? 0 : 1, "end", 16)));
      lines.add(Map.of("title", "Tides %03d".formatted(i), "body", BODY, "quotes", List.of(quote)));
      expected.add(i + (fails ? " failed 422 at /quotes/0/spans" : " created"));
    }

    assertEquals(expected, ImportClient.summary(ImportClient.lines(lines.toArray())));

    given().queryParam("include", "total").get("/articles").then().body(has("total", equalTo(196)));
    given().queryParam("include", "total").get("/quotes").then().body(has("total", equalTo(196)));
    long transactions = number("select count(distinct xid) from change");
    assertTrue(transactions < 100, () -> transactions + " transactions: lines are not batched");
  }

  @Test
  void flushes_the_pending_lists_of_the_full_text_indexes() throws Exception {
    ImportClient.lines(tides(theTideWaits(), theTideWaitsForNobody()));
    // The names also fit the indexes of partitions.
    String ofTable =
        """
        select sum(gin_clean_pending_list(i.oid)) from pg_class i join pg_am m on m.oid = i.relam
        where m.amname = 'gin' and i.relkind = 'i' and i.relname like '%s\\_%%'""";
    assertEquals(0, number(ofTable.formatted("article")));
    assertEquals(0, number(ofTable.formatted("quote")));
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void reports_all_parts_of_a_line_that_cannot_be_processed() {
    Map<String, Object> unknownSpeaker = new LinkedHashMap<>(theTideWaits());
    unknownSpeaker.put("speaker", Map.of("name", "Not On Record"));
    Map<String, Object> unknownSource = tides(unknownSpeaker, theTideWaitsForNobody());
    unknownSource.put("source", Map.of("name", "Not On Record Either"));
    Map<String, Object> wrongSpans = new LinkedHashMap<>(theTideWaits());
    wrongSpans.put("spans", List.of(Map.of("start", 0, "end", 4)));
    assertEquals(
        List.of(
            "1 failed 422 at /quotes/0/speaker at /source",
            "2 failed 422 at /quotes/0/spans at /quotes/1/spans"),
        ImportClient.summary(ImportClient.lines(unknownSource, tides(wrongSpans, wrongSpans))));
  }

  @Test
  void reports_the_faults_of_each_line() {
    assertEquals(
        List.of(
            "1 failed 400 at ",
            "2 failed 400 at ",
            "3 failed 400 at /body",
            "4 failed 400 at /quotes/0/type at /quotes/1/text",
            "6 failed 400 at /titel",
            "7 failed 400 at ",
            "8 failed 400 at ",
            "9 failed 400 at /kind",
            "10 failed 400 at /quotes",
            "11 failed 422 at /quotes/0/speaker",
            "12 failed 400 at /title",
            "13 failed 422 at /source"),
        ImportClient.summary(
            ImportClient.lines(
                "no JSON",
                "[]",
                "{\"title\": \"T\", \"body\": null}",
                "{\"title\": \"T\", \"body\": \"B\", \"quotes\": [{\"text\": \"B\"}, {\"type\": \"direct\"}]}",
                "  ",
                "{\"title\": \"T\", \"body\": \"B\", \"titel\": 1}",
                "{\"title\": \"T\", \"body\": \"B\", \"title\": \"T\"}",
                "{\"title\": \"T\"} {}",
                "{\"name\": \"N\"}",
                "{\"title\": \"T\", \"body\": \"B\", \"quotes\": 1}",
                "{\"title\": \"T\", \"body\": \"B\", \"quotes\": [{\"text\": \"B\", \"type\": \"direct\", \"speaker\": {\"name\": \"Unknown\"}}]}",
                "{\"title\": \"T\\u0000\", \"body\": \"B\"}",
                "{\"title\": \"T\", \"body\": \"B\", \"source\": {\"id\": \"0199a000-0000-7000-8000-0000000009ff\"}}")));
  }

  @Test
  void an_ambiguous_name_fails_the_line_unless_it_has_an_id() {
    String one = anActor("Mira Sol").save();
    anActor("Mira Sol").save();

    List<JsonNode> results =
        ImportClient.lines(
            tides(by(quote("Go."), named("Mira Sol", "person"))),
            tides(by(quote("Go."), Map.of("id", one, "name", "Mira Sol", "kind", "person"))));

    assertEquals(
        List.of("1 failed 409 at /quotes/0/speaker", "2 created"), ImportClient.summary(results));
    assertEquals(2, results.get(0).get("problem").get("candidates").size());
    assertEquals(List.of(one), ListRequests.<String>first("speaker.id", "/quotes"));
  }

  @Test
  void an_unknown_id_or_one_of_another_kind_falls_back_to_the_name() {
    String paper = anActor("Ada Brink").kind("media").save();
    String unknown = "0199a000-0000-7000-8000-0000000009ff";

    for (String id : List.of(paper, unknown)) {
      Map<String, Object> ada = Map.of("id", id, "name", "Ada Brink", "kind", "person");
      Map<String, Object> line = new LinkedHashMap<>(tides(by(quote("Go."), ada)));
      line.put("url", "https://example.com/" + id);
      ImportClient.lines(line);
    }

    List<String> speakers = ListRequests.first("speaker.id", "/quotes");
    assertEquals(2, speakers.size());
    assertEquals(speakers.get(0), speakers.get(1));
    assertTrue(!speakers.contains(paper) && !speakers.contains(unknown), speakers::toString);
  }

  @Test
  void two_external_ids_with_one_name_are_two_actors() {
    List<Object> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "0199a000-0000-7000-8000-0000000009f" + i % 2;
      Map<String, Object> ada = Map.of("id", id, "name", "Ada Brink", "kind", "person");
      Map<String, Object> line = new LinkedHashMap<>(tides(by(quote("Go."), ada)));
      line.put("url", "https://example.com/" + i);
      lines.add(line);
    }

    ImportClient.lines(lines.toArray());
    ImportClient.lines(lines.toArray());

    List<String> adas = ListRequests.first("id", "/actors", "q", "Ada Brink");
    assertEquals(2, adas.size());
    for (String ada : adas) {
      assertEquals(10, ListRequests.first("id", "/quotes", "speaker", ada).size());
    }
  }

  @Test
  void matches_quotes_with_the_same_text_one_to_one() {
    Map<String, Object> line = tides(quote("Go."), quote("Go."));
    ImportClient.lines(line);
    assertEquals(List.of("1 unchanged"), ImportClient.summary(ImportClient.lines(line)));

    Map<String, Object> first = new LinkedHashMap<>(quote("Go."));
    first.put("spans", List.of(Map.of("start", 76, "end", 79)));
    assertEquals(
        List.of("1 updated", "2 unchanged"),
        ImportClient.summary(
            ImportClient.lines(tides(first, quote("Go.")), tides(first, quote("Go.")))));
    assertEquals(
        List.of("anchored", "none"),
        ListRequests.<String>first("anchor", "/quotes", "sort", "publishedOn").stream()
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void skips_a_byte_order_mark_at_the_start_only(boolean compressed) throws Exception {
    byte[] lines =
        ("\uFEFF" + ImportClient.text(tides()) + "\uFEFF" + ImportClient.text(tides()))
            .getBytes(UTF_8);
    List<JsonNode> results =
        compressed
            ? gzip(ImportClient.gzip(lines))
            : ImportClient.results(
                given().contentType(ImportClient.NDJSON).body(lines).post("/imports").asString());
    assertEquals(List.of("1 created", "2 failed 400 at "), ImportClient.summary(results));
  }

  @Test
  void numbers_of_lines_without_a_fraction_are_integers() {
    String line =
        """
        {"title":"T","body":"0123456789","quotes":[{"text":"0123456789","type":"direct",\
        "spans":[{"start":0.0,"end":1.0e1}]}]}""";
    assertEquals(List.of("1 created"), ImportClient.summary(ImportClient.lines(line)));
    assertEquals(
        List.of("1 failed 400 at /quotes/0/spans/0/end"),
        ImportClient.summary(ImportClient.lines(line.replace("1.0e1", "9.5"))));
  }

  @Test
  void another_content_coding_is_rejected_with_those_that_are_supported() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /imports HTTP/1.1",
            new byte[2],
            "Host: localhost",
            "Content-Type: " + ImportClient.NDJSON,
            "Content-Encoding: br",
            "Content-Length: 2");
    assertEquals(415, answer.status());
    assertEquals(List.of("gzip, identity"), answer.headers("Accept-Encoding"));
  }

  @Test
  void accepts_gzip_with_several_members() throws Exception {
    byte[] one = ImportClient.gzip(ImportClient.bytes(tides(theTideWaits())));
    byte[] two = ImportClient.gzip(ImportClient.bytes(Map.of("title", "Next", "body", "Next.")));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(one);
    both.write(two);

    assertEquals(List.of("1 created", "2 created"), ImportClient.summary(gzip(both.toByteArray())));
  }

  @Test
  void reports_damaged_gzip_in_the_result_of_its_line() throws Exception {
    byte[] whole =
        ImportClient.gzip(ImportClient.bytes(tides(), Map.of("title", "Next", "body", "Next.")));
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);

    List<String> summary = ImportClient.summary(gzip(cut));

    assertEquals("failed 400 at ", summary.get(summary.size() - 1).replaceFirst("\\d+ ", ""));
    given()
        .contentType(ImportClient.NDJSON)
        .header("Content-Encoding", "gzip")
        .body(ImportClient.bytes(tides()))
        .post("/imports")
        .then()
        .spec(refused(400, "invalid-request"));
    given()
        .contentType(ImportClient.NDJSON)
        .header("Content-Encoding", "br")
        .body(ImportClient.bytes(tides()))
        .post("/imports")
        .then()
        .spec(refused(415, "unsupported-media-type"));
  }

  @Test
  void a_dry_run_reports_results_and_changes_nothing() {
    ImportClient.lines(Map.of("title", "Old", "body", "Old."));
    Map<String, ?> before = everything();

    assertEquals(
        List.of("1 created", "2 unchanged", "3 updated", "4 failed 400 at /body"),
        ImportClient.summary(
            ImportClient.with(
                Map.of("dryRun", true),
                tides(theTideWaits()),
                Map.of("title", "Old", "body", "Old."),
                Map.of("title", "Old", "body", "Old.", "quotes", List.of(quote("Old."))),
                Map.of("title", "Bad"))));

    assertEquals(before, everything());
  }

  @Test
  void a_line_that_is_too_long_fails_and_the_next_one_is_imported() {
    String tooLong = "{\"title\": \"" + "x".repeat(16 * 1024 * 1024) + "\"}";
    List<JsonNode> results = ImportClient.lines(tooLong, Map.of("title", "Next", "body", "Next."));
    assertEquals(List.of("1 failed 413", "2 created"), ImportClient.summary(results));
  }

  @Test
  void an_article_can_have_at_most_a_thousand_quotes() {
    List<Object> many =
        new ArrayList<>(IntStream.range(0, 1000).mapToObj(i -> quote("Go.")).toList());
    assertEquals(
        List.of("1 created"), ImportClient.summary(ImportClient.lines(tides(many.toArray()))));
    assertEquals(
        List.of("1 failed 422 at /quotes"),
        ImportClient.summary(ImportClient.lines(tides(quote("The tide waits,")))));
    many.add(quote("Go."));
    assertEquals(
        List.of("1 failed 400 at /quotes"),
        ImportClient.summary(ImportClient.lines(tides(many.toArray()))));
  }

  @Test
  void lines_about_one_article_are_imported_in_order() {
    List<Object> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Map<String, Object> line = tides(theTideWaits());
      line.put("section", "Section " + i);
      lines.add(line);
    }
    List<String> summary = ImportClient.summary(ImportClient.lines(lines.toArray()));

    assertEquals("1 created", summary.get(0));
    assertEquals(
        IntStream.rangeClosed(2, 200).mapToObj(i -> i + " updated").toList(),
        summary.subList(1, 200));
    assertEquals(List.of("Section 199"), ListRequests.<String>first("section", "/articles"));
  }

  @Test
  void concurrent_imports_of_one_file_create_each_record_once() throws Exception {
    Object[] file =
        IntStream.range(0, 60)
            .mapToObj(
                i -> {
                  Map<String, Object> line = tides(theTideWaits(), theTideWaitsForNobody());
                  line.put("title", "Tides " + i);
                  line.put("url", URL + i);
                  line.put("source", named("Paper " + i, "media"));
                  return i % 2 == 0 ? line : without(line, "url");
                })
            .toArray();

    List<List<JsonNode>> results =
        SimultaneousRequests.send(
                2,
                i ->
                    given()
                        .contentType(ImportClient.NDJSON)
                        .body(ImportClient.bytes(file))
                        .post("/imports"))
            .stream()
            .map(response -> ImportClient.results(response.asString()))
            .toList();

    for (int i = 0; i < file.length; i++) {
      List<String> both =
          List.of(
              results.get(0).get(i).get("status").asText(),
              results.get(1).get(i).get("status").asText());
      assertEquals(List.of("created", "unchanged"), both.stream().sorted().toList(), "line " + i);
    }
    assertEquals(60, ListRequests.page("/articles", "include", "total").getInt("total"));
    assertEquals(120, ListRequests.page("/quotes", "include", "total").getInt("total"));
    assertEquals(62, ListRequests.page("/actors", "include", "total").getInt("total"));
  }

  @Test
  void rejects_unknown_query_parameters() {
    given()
        .contentType(ImportClient.NDJSON)
        .queryParam("dryrun", true)
        .body(ImportClient.bytes(tides()))
        .post("/imports")
        .then()
        .spec(invalidIn("dryrun"));
  }

  private static List<JsonNode> gzip(byte[] compressed) {
    return ImportClient.results(
        given()
            .contentType(ImportClient.NDJSON)
            .header("Content-Encoding", "gzip")
            .body(compressed)
            .post("/imports")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static Map<String, ?> everything() {
    Map<String, Object> everything = new HashMap<>();
    for (String path : List.of("/articles", "/actors", "/quotes")) {
      everything.put(path, ListRequests.page(path, "limit", 100).getMap(""));
    }
    return everything;
  }

  static Map<String, Object> tides(Object... quotes) {
    Map<String, Object> article =
        new LinkedHashMap<>(
            anArticle()
                .titled("Tides")
                .body(BODY)
                .from("The Tide")
                .publishedOn("2025-06-01")
                .body());
    article.put("url", URL);
    if (quotes.length > 0) {
      article.put("quotes", List.of(quotes));
    }
    return article;
  }

  private static Map<String, Object> theTideWaits() {
    Map<String, Object> quote =
        new LinkedHashMap<>(
            aQuote("The tide waits,")
                .span(1, 16)
                .attributed("via", List.of(Map.of("actor", named("Reuters", "media"))))
                .body());
    return by(quote, named("Ada Brink", "person"));
  }

  private static Map<String, Object> theTideWaitsForNobody() {
    return by(quote("The tide waits for nobody."), named("Ada Brink", "person"));
  }

  static Map<String, Object> quote(String text) {
    return new LinkedHashMap<>(aQuote(text).body());
  }

  private static Map<String, Object> by(Map<String, Object> quote, Map<String, Object> speaker) {
    quote.put("speaker", speaker);
    return quote;
  }

  private static Map<String, Object> titled(String title, Map<String, Object> line) {
    line.put("title", title);
    return line;
  }

  private static Map<String, Object> without(Map<String, Object> line, String member) {
    Map<String, Object> less = new LinkedHashMap<>(line);
    less.remove(member);
    return less;
  }
}
