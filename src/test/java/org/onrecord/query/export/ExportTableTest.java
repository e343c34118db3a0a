package org.onrecord.query.export;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** CSV exports: the values of the JSON lines, RFC 4180, and no formulas. */
@QuarkusTest
class ExportTableTest {
  private static final List<String> HARD =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "＝1",
          "＋1",
          "－1",
          "＠a",
          "=\"a\", b",
          "1=1",
          "'=1",
          "a \"b\", c",
          "\"",
          ",",
          "one\ntwo",
          "one\r\ntwo",
          "one\r\n=two",
          "# no comment",
          "𝒮ea 🌊",
          "گفت‌وگو، تنگه");

  @Test
  void the_csv_of_quotes_has_the_values_of_the_json_lines() throws IOException {
    String article = anArticle().titled("+Title").body("Nothing.").publishedOn("2025-01-02").save();
    String ada = anActor("=Ada").kind("group").save();
    String ben = anActor("Ben, “B”").save();
    for (String text : HARD) {
      aQuote(text).in(article).save();
    }
    String tides = anArticle().titled("T").body("It is “a, b” and “c”.").from("-Post").save();
    aQuote("a, b c")
        .in(tides)
        .by(ada)
        .saidOn("2025-01-01")
        .span(7, 11)
        .span(18, 19)
        .mentioning(ada)
        .mentioning(ben)
        .attributed("text", "@who")
        .attributed("role", "-role")
        .attributed("cue", "＋said")
        .attributed("anonymous", true)
        .attributed("via", List.of(Map.of("text", "=wire"), Map.of("actor", byId(ben))))
        .save();
    List<JsonNode> lines = new ExportedList("/quotes?sort=publishedOn").lines();
    assertTrue(texts(lines, "/text").containsAll(HARD), "nothing is lost on the way in");
    List<CSVRecord> table = new ExportedList("/quotes?sort=publishedOn").table();
    assertEquals(
        lines.stream().map(ExportTableTest::quote).toList(),
        table.stream().map(CSVRecord::toMap).toList());
    List<String> texts = table.stream().map(row -> row.get("text")).toList();
    assertTrue(texts.containsAll(List.of("'=1+1", "'＝1", "'＠a", "1=1", "'=1", "one\r\n'=two")));
    CSVRecord full = table.stream().filter(row -> !row.get("speaker").isEmpty()).findAny().get();
    assertEquals(
        List.of("'=Ada", "'@who", "'-role", "'＋said", "true", "'=wire; Ben, “B”", "7-11; 18-19"),
        List.of(
            full.get("speaker"),
            full.get("attribution"),
            full.get("role"),
            full.get("cue"),
            full.get("anonymous"),
            full.get("via"),
            full.get("spans")));
    assertEquals("'=Ada; Ben, “B”", full.get("mentions"));
    assertEquals("'-Post", full.get("source"));
  }

  @Test
  void the_csv_of_articles_has_the_values_of_the_json_lines() throws IOException {
    for (String text : HARD) {
      anArticle().titled("T").body(text).save();
    }
    anArticle()
        .titled("=Title")
        .body("-body")
        .language("en")
        .from("@Post")
        .publishedOn("2025-01-02")
        .with("authors", List.of("=Ann", "Zed, A."))
        .with("section", "+World")
        .with("url", "https://example.com/a")
        .with("rights", "－All.")
        .with(
            "republication",
            Map.of("publisher", named("=Archive", "media"), "publishedOn", "2025-01-03"))
        .save();
    for (String url : List.of("/articles?expand=body", "/articles")) {
      assertEquals(
          new ExportedList(url).lines().stream().map(ExportTableTest::article).toList(),
          new ExportedList(url).table().stream().map(CSVRecord::toMap).toList());
    }
    CSVRecord row = new ExportedList("/articles?author=%3Dann").table().get(0);
    assertEquals(
        List.of("'=Title", "'@Post", "'=Ann; Zed, A.", "'+World", "'－All.", "'=Archive", ""),
        List.of(
            row.get("title"),
            row.get("source"),
            row.get("authors"),
            row.get("section"),
            row.get("rights"),
            row.get("republisher"),
            row.get("body")));
  }

  @Test
  void the_csv_of_actors_and_affiliations_has_the_values_of_the_json_lines() throws IOException {
    String kestria = anActor("=Kestria").kind("state").save();
    String ada =
        anActor("@Ada")
            .alias("-A")
            .alias("=B")
            .with("description", "＝one\n=two")
            .with("wikidataId", "Q42")
            .with("externalIds", List.of(Map.of("scheme", "cms", "value", "=1; 2")))
            .affiliated(kestria, "+premier", "2025-01-01", "2025-07-04")
            .affiliated(kestria, "envoy", "2024-01-01", null)
            .affiliated(kestria, "minister", null, "2023-12-31")
            .affiliated(kestria, "aide", null, null)
            .save();
    assertEquals(
        new ExportedList("/actors?sort=createdAt")
            .lines().stream().map(ExportTableTest::actor).toList(),
        new ExportedList("/actors?sort=createdAt").table().stream().map(CSVRecord::toMap).toList());
    String affiliations = "/actors/" + ada + "/affiliations";
    assertEquals(
        new ExportedList(affiliations).lines().stream().map(ExportTableTest::affiliation).toList(),
        new ExportedList(affiliations).table().stream().map(CSVRecord::toMap).toList());
    CSVRecord row = new ExportedList("/actors?kind=person").table().get(0);
    assertEquals("'-A; =B", row.get("aliases"));
    assertEquals(
        "'+premier, =Kestria (2025-01-01 to 2025-07-04); envoy, =Kestria (2024-01-01 to …);"
            + " aide, =Kestria; minister, =Kestria (… to 2023-12-31)",
        row.get("affiliations"));
  }

  @Test
  void csv_rows_end_with_crlf_and_escape_quotes() throws IOException {
    String article = anArticle().save();
    aQuote("a \"b\", c").in(article).save();
    aQuote("one\ntwo").in(article).save();
    aQuote("plain").in(article).save();
    String table = ExportedList.text(new ExportedList("/quotes").in("text/csv"));
    assertTrue(table.contains(",\"a \"\"b\"\", c\",direct,"), table);
    assertTrue(table.contains(",\"one\ntwo\",direct,"), table);
    assertTrue(table.contains(",plain,direct,confirmed,,,,,,,,false,,,none,,"), table);
    assertEquals(4, table.split("\r\n", -1).length - 1, table);
    assertTrue(table.endsWith("\r\n"));
  }

  private static List<String> texts(List<JsonNode> rows, String pointer) {
    return rows.stream().map(row -> row.at(pointer).asText()).toList();
  }

  private static Map<String, String> quote(JsonNode quote) {
    Cells cells = new Cells(quote);
    cells.of("id", "text", "type", "status", "saidOn").actor("speaker", "/speaker");
    cells.at("attribution", "/attribution/text").at("role", "/attribution/role");
    cells.at("cue", "/attribution/cue").at("anonymous", "/attribution/anonymous");
    cells.joined(
        "via",
        "/attribution/via",
        relay -> relay.path("text").asText(relay.at("/actor/name").asText()));
    cells.joined("spans", "/spans", s -> s.get("start").asText() + "-" + s.get("end").asText());
    cells.of("anchor").joined("mentions", "/mentions", actor -> actor.get("name").asText());
    cells.joined("externalIds", "/externalIds", ExportTableTest::externalId);
    cells.at("articleId", "/article/id").at("articleTitle", "/article/title");
    cells.actor("source", "/article/source").at("publishedOn", "/article/publishedOn");
    cells.at("articleUrl", "/article/url");
    cells.joined("articleAuthors", "/article/authors", JsonNode::asText);
    cells.at("origin", "/origin/kind").at("confidence", "/origin/confidence");
    return cells.of("createdAt", "updatedAt").row;
  }

  private static Map<String, String> article(JsonNode article) {
    Cells cells = new Cells(article).of("id", "title", "language").actor("source", "/source");
    cells.joined("authors", "/authors", JsonNode::asText);
    cells.of("publishedOn", "section", "url");
    cells.joined("externalIds", "/externalIds", ExportTableTest::externalId).of("rights");
    cells.actor("republisher", "/republication/publisher");
    cells.at("republishedOn", "/republication/publishedOn");
    return cells.of("createdAt", "updatedAt", "body").row;
  }

  private static Map<String, String> actor(JsonNode actor) {
    Cells cells = new Cells(actor).of("id", "name", "kind");
    cells.joined("aliases", "/aliases", JsonNode::asText).of("description", "wikidataId");
    cells.joined("externalIds", "/externalIds", ExportTableTest::externalId);
    cells.joined("affiliations", "/affiliations", ExportTableTest::summary);
    cells.at("origin", "/origin/kind").at("confidence", "/origin/confidence");
    return cells.of("createdAt", "updatedAt").row;
  }

  private static String externalId(JsonNode id) {
    return id.get("scheme").asText() + ":" + id.get("value").asText();
  }

  private static String summary(JsonNode affiliation) {
    String role = affiliation.has("role") ? affiliation.get("role").asText() + ", " : "";
    String name = affiliation.at("/actor/name").asText();
    String days =
        affiliation.has("from") || affiliation.has("to")
            ? " (%s to %s)"
                .formatted(affiliation.path("from").asText("…"), affiliation.path("to").asText("…"))
            : "";
    return role + name + days;
  }

  private static Map<String, String> affiliation(JsonNode affiliation) {
    return new Cells(affiliation).actor("actor", "/actor").of("role", "from", "to").row;
  }

  /** The expected cells of a row by its JSON. */
  private record Cells(JsonNode json, Map<String, String> row) {
    Cells(JsonNode json) {
      this(json, new LinkedHashMap<>());
    }

    Cells of(String... members) {
      for (String member : members) {
        at(member, "/" + member);
      }
      return this;
    }

    Cells at(String name, String pointer) {
      return cell(name, json.at(pointer).asText());
    }

    Cells actor(String name, String pointer) {
      at(name, pointer + "/name").at(name + "Id", pointer + "/id");
      return at(name + "Kind", pointer + "/kind");
    }

    Cells joined(String name, String pointer, Function<JsonNode, String> each) {
      return cell(
          name,
          StreamSupport.stream(json.at(pointer).spliterator(), false)
              .map(each)
              .collect(joining("; ")));
    }

    private Cells cell(String name, String text) {
      boolean runs = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
      String inner = text.replaceAll("([;\t\r\n])(\"*[=+\\-@＝＋－＠])", "$1'$2");
      row.put(name, runs ? "'" + inner : inner);
      return this;
    }
  }

  @Test
  void columns_have_a_fixed_order() throws IOException {
    aQuote().by(anActor("Ada").save()).save();
    List<String> names =
        new ArrayList<>(quote(new ExportedList("/quotes").lines().get(0)).keySet());
    assertEquals(
        String.join(",", names),
        ExportedList.text(new ExportedList("/quotes").in("text/csv")).split("\r\n")[0]);
  }
}
