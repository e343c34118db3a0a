package org.onrecord.query.export;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Exports: the rows of all pages in the same order, media types and headers. */
@QuarkusTest
class ExportTest {
  private static final List<String> FORMS = List.of("application/x-ndjson", "text/csv");

  private String ada;
  private String tides;

  @BeforeEach
  void create_a_collection() {
    String kestria = anActor("Kestria").kind("state").save();
    String norvane = anActor("Norvane").kind("state").alias("Norvania").save();
    ada =
        anActor("Ada Adams")
            .affiliated(kestria, "premier", "2020-01-01", "2021-12-31")
            .affiliated(norvane, "envoy", "2022-01-01", null)
            .affiliated(norvane, "adviser", null, null)
            .save();
    String ben = anActor("Ben Adams").save();
    tides =
        anArticle()
            .titled("Tides")
            .body("“The sea, the sea.” “No sea.” “Land.” And “the tide”.")
            .from("Post")
            .language("en")
            .publishedOn("2025-01-02")
            .with("authors", List.of("Zed", "Ann"))
            .save();
    String seas =
        anArticle().titled("Sea and sea").body("“Sea!”").language("en-GB").from("Herald").save();
    anArticle().titled("Nothing").publishedOn("2025-01-03").save();
    anArticle().titled("Same day, no sea").publishedOn("2025-01-02").language("fr").save();
    aQuote("The sea, the sea.").in(tides).by(ada).saidOn("2024-12-31").mentioning(ben).save();
    aQuote("No sea.").in(tides).by(ben).attributed("via", List.of(relay("the Post", ada))).save();
    aQuote("Land.").in(tides).by(ada).saidOn("2025-01-01").type("mixed").save();
    aQuote("Never said.").in(tides).by(ada).attributed("role", "envoy").save();
    aQuote("Sea!").in(seas).by(ada).type("indirect").save();
  }

  private static Map<String, Object> relay(String text, String actor) {
    return Map.of("text", text, "actor", Map.of("id", actor));
  }

  private List<String> urls() {
    return Stream.of(
            "/articles",
            "/articles?sort=publishedOn",
            "/articles?sort=-publishedOn&language=en",
            "/articles?q=sea&sort=relevance",
            "/articles?q=sea&highlight=true&publishedFrom=2025-01-01",
            "/articles?expand=body&source=Post&source=Herald",
            "/articles?quotes=Ada%20Adams&author=ann",
            "/quotes",
            "/quotes?sort=publishedOn",
            "/quotes?sort=-publishedOn&type=direct&type=mixed",
            "/quotes?sort=saidOn&speaker=Ada%20Adams",
            "/quotes?sort=-saidOn&saidFrom=2024-12-31",
            "/quotes?q=sea&sort=relevance",
            "/quotes?q=sea&highlight=true",
            "/quotes?under=Norvane&mentions=Ben%20Adams",
            "/actors",
            "/actors?sort=name",
            "/actors?sort=-name&kind=state&kind=person",
            "/actors?sort=createdAt",
            "/actors?sort=-createdAt&kind=person",
            "/actors?q=Adams",
            "/actors?q=Adams&sort=relevance",
            "/actors?q=Adams&sort=-name&affiliation=Kestria",
            "/articles/{tides}/quotes",
            "/articles/{tides}/quotes?sort=saidOn&speaker=Ada%20Adams",
            "/articles/{tides}/quotes?q=sea&sort=relevance",
            "/actors/{ada}/quotes",
            "/actors/{ada}/quotes?sort=-saidOn&type=direct",
            "/actors/{ada}/quotes?q=sea&sort=relevance",
            "/actors/{ada}/affiliations")
        .map(url -> url.replace("{ada}", ada).replace("{tides}", tides))
        .toList();
  }

  @Test
  void exports_have_the_rows_of_all_pages_in_the_same_order() {
    AssertEach.of(urls(), ExportTest::assertFormatsAgree);
  }

  private static void assertFormatsAgree(String url) throws IOException {
    ExportedList list = new ExportedList(url);
    List<JsonNode> rows = list.pages(2);
    assertFalse(rows.isEmpty(), "no rows to compare: " + url);
    assertEquals(rows, list.lines());
    String id = url.endsWith("/affiliations") ? "actorId" : "id";
    assertEquals(
        rows.stream().map(row -> row.at(id.equals("id") ? "/id" : "/actor/id").asText()).toList(),
        list.table().stream().map((CSVRecord row) -> row.get(id)).toList());
  }

  @Test
  void every_exportable_list_is_tested() {
    assertEquals(
        List.of(
            "/actors",
            "/actors/{id}/affiliations",
            "/actors/{id}/quotes",
            "/articles",
            "/articles/{id}/quotes",
            "/quotes"),
        urls().stream()
            .map(url -> url.replaceFirst("\\?.*", "").replaceFirst("[0-9a-f-]{36}", "{id}"))
            .distinct()
            .sorted()
            .toList());
  }

  @Test
  void exported_articles_with_quotes_equal_single_articles() throws IOException {
    for (String expanded : List.of("expand=quotes", "expand=quotes&expand=body")) {
      List<JsonNode> lines = new ExportedList("/articles?" + expanded).lines();
      assertEquals(4, lines.size());
      for (JsonNode line : lines) {
        String one = "/articles/" + line.get("id").asText() + "?expand=quotes";
        assertEquals(
            new ObjectMapper()
                .readTree(ExportedList.text(new ExportedList(one).in("application/json"))),
            line);
      }
      assertEquals(
          Stream.of(0, 4, 0, 1).sorted().toList(),
          lines.stream().map(line -> line.get("quotes").size()).sorted().toList());
    }
  }

  @Test
  void quotes_of_exported_articles_are_in_the_order_of_the_body() throws IOException {
    JsonNode line = new ExportedList("/articles?expand=quotes&source=Post").lines().get(0);
    assertEquals(
        List.of("The sea, the sea.", "No sea.", "Land.", "Never said."),
        line.get("quotes").findValuesAsText("text").stream().filter(t -> t.contains(".")).toList());
  }

  @Test
  void csv_declares_utf_8() {
    AssertEach.of(
        urls(),
        url ->
            AssertEach.of(
                FORMS,
                form ->
                    assertEquals(
                        form + ";charset=utf-8",
                        new ExportedList(url)
                            .in(form)
                            .contentType()
                            .replace(" ", "")
                            .toLowerCase())));
  }

  @Test
  void the_default_answer_is_a_page() {
    for (String accept :
        List.of(
            "*/*",
            "application/*",
            "application/json",
            "application/json, application/x-ndjson;q=0.9, text/csv;q=0.9",
            "text/csv;q=0.1, application/json;q=0.2",
            "text/plain, */*;q=0.1",
            "image/png, application/*;q=0.5",
            "application/json, application/*",
            "application/json;q=0.5, */*;q=0.1")) {
      AssertEach.of(urls(), url -> assertPage(new ExportedList(url).in(accept)));
    }
    AssertEach.of(urls(), url -> assertPage(given().urlEncodingEnabled(false).get(url)));
  }

  private static void assertPage(Response answer) {
    assertEquals(200, answer.statusCode(), answer::asString);
    assertTrue(answer.contentType().startsWith("application/json"), answer.contentType());
    assertTrue(answer.as(JsonBody.class).getMap("").containsKey("items"));
  }

  @Test
  void a_preferred_media_type_gets_an_export() {
    assertTrue(preferred("application/json;q=0.5, text/csv").startsWith("text/csv"));
    assertTrue(
        preferred("text/csv;q=0.5, application/x-ndjson").startsWith("application/x-ndjson"));
    assertTrue(preferred("text/*").startsWith("text/csv"));
    assertTrue(preferred("application/json;q=0, */*").startsWith("application/x-ndjson"));
    assertTrue(preferred("*/*, application/json;q=0.0").startsWith("application/x-ndjson"));
    assertEquals(406, new ExportedList("/quotes").in("text/plain").statusCode());
  }

  private static String preferred(String accept) {
    return new ExportedList("/quotes").in(accept).contentType();
  }

  @Test
  void head_answers_headers_without_rows() {
    AssertEach.of(
        urls(),
        url ->
            AssertEach.of(
                FORMS,
                form -> {
                  Response head =
                      given().urlEncodingEnabled(false).header("Accept", form).head(url);
                  assertEquals(200, head.statusCode());
                  assertEquals(new ExportedList(url).in(form).contentType(), head.contentType());
                  assertEquals(0, head.asByteArray().length);
                }));
  }

  @Test
  void an_empty_list_exports_no_lines_or_the_csv_header_alone() {
    AssertEach.of(
        List.of(
            "/articles?source=Nobody&unknownNames=ignore",
            "/quotes?speaker=Nobody&unknownNames=ignore",
            "/actors?q=Xyzzyqwk",
            "/articles/" + tides + "/quotes?speaker=Nobody&unknownNames=ignore",
            "/actors/" + ada + "/quotes?type=direct&type=mixed&source=Nobody&unknownNames=ignore",
            "/actors/" + anActor("Nobody's own").save() + "/affiliations"),
        url -> {
          assertEquals("", ExportedList.text(new ExportedList(url).in("application/x-ndjson")));
          String header = ExportedList.text(new ExportedList(url).in("text/csv"));
          assertTrue(header.endsWith("\r\n"), header);
          assertEquals(1, header.split("\r\n").length, header);
          String all =
              ExportedList.text(new ExportedList(url.replaceFirst("\\?.*", "")).in("text/csv"));
          assertEquals(all.substring(0, all.indexOf('\n') + 1), header);
        });
  }

  @Test
  void column_names_are_unique() {
    AssertEach.of(
        urls(),
        url -> {
          String header = ExportedList.text(new ExportedList(url).in("text/csv")).split("\r\n")[0];
          List<String> names = List.of(header.split(","));
          assertEquals(names.size(), names.stream().collect(toSet()).size(), header);
          assertTrue(IntStream.range(0, names.size()).allMatch(i -> names.get(i).matches("\\w+")));
        });
  }
}
