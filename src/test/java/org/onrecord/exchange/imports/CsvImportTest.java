package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.sample.SampleData;

/** Imports of CSV tables through the API. */
@QuarkusTest
class CsvImportTest {
  private static final String TABLE =
      """
      Headline,Text,Paper,Day,Said,Who,Remarks
      Tides,"“The tide waits,” said Ada Brink.
      “Go.”",The Tide,1.6.2025,"The tide waits,",Ada Brink,ok
      Tides,"“The tide waits,” said Ada Brink.
      “Go.”",The Tide,1.6.2025,Go.,,
      Ebb,Nothing.,,tomorrow,,,
      """;
  private static final Map<String, Object> MAPPING =
      Map.of(
          "columns",
          List.of(
              "Headline:title",
              "Text:body",
              "Paper:source",
              "Day:publishedOn",
              "Said:quotes.text",
              "Who:quotes.speaker",
              "Remarks:"),
          "defaults",
          List.of(
              "language:en",
              "source.kind:media",
              "quotes.type:direct",
              "quotes.speaker.kind:person"),
          "dateFormat",
          "dmy");

  @Inject SampleData samples;

  @Test
  void rows_create_what_json_lines_create() {
    assertEquals(
        List.of("2 created", "4 updated", "6 failed 400 at /publishedOn"),
        imported(TABLE, MAPPING));
    given()
        .queryParam("expand", "quotes")
        .get("/articles/" + ListRequests.first("id", "/articles").get(0))
        .then()
        .body(has("title", equalTo("Tides")))
        .body(has("language", equalTo("en")))
        .body(has("source.name", equalTo("The Tide")))
        .body(has("publishedOn", equalTo("2025-06-01")))
        .body(has("quotes.text", equalTo(List.of("The tide waits,", "Go."))))
        .body(has("quotes[0].speaker.name", equalTo("Ada Brink")))
        .body(has("quotes[0].speaker.kind", equalTo("person")));
    assertEquals(
        List.of("2 unchanged", "4 unchanged", "6 failed 400 at /publishedOn"),
        imported(TABLE, MAPPING));
  }

  @Test
  void a_table_can_be_compressed_and_rolled_back() throws IOException {
    String answer =
        table("text/csv")
            .header("Content-Encoding", "gzip")
            .body(ImportClient.gzip("name,kind,aliases\nAda,person,A.; B.\n".getBytes(UTF_8)))
            .post("/imports?dryRun=true")
            .asString();
    assertEquals(List.of("2 created"), ImportClient.summary(ImportClient.results(answer)));
    assertEquals(List.of(), ListRequests.first("id", "/actors"));
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "ISO-8859-15", "UTF-16", "utf-16le", "utf-8"})
  void a_table_has_the_charset_of_its_media_type(String charset) {
    byte[] table = "title;body\n„Größe“;Fünf €\n".getBytes(Charset.forName(charset));
    byte[] simple = "title;body\nGröße;Fünf €\n".getBytes(Charset.forName(charset));
    boolean latin = charset.startsWith("ISO");
    results(
        given()
            .contentType("text/csv;charset=" + charset)
            .body(latin ? simple : table)
            .post("/imports"));
    assertEquals(List.of(latin ? "Größe" : "„Größe“"), ListRequests.first("title", "/articles"));
  }

  @Test
  void text_in_another_charset_than_its_media_type_names_fails() {
    byte[] latin = "title;body\nGr\u00f6\u00dfe;x\nAda;y\n".getBytes(Charset.forName("ISO-8859-1"));
    assertEquals(
        List.of("2 failed 400 at ", "3 created"),
        ImportClient.summary(results(table("text/csv").body(latin).post("/imports"))));
    assertEquals(
        List.of("1 failed 400 at "),
        ImportClient.summary(
            results(table("text/csv;charset=us-ascii").body(latin).post("/imports"))));
    table("text/csv;charset=none")
        .body(latin)
        .post("/imports")
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors[0].detail", equalTo("the charset is not known: none")));
  }

  @Test
  void an_unknown_header_or_parameter_is_refused_before_any_row() {
    Response unknown = table("text/csv").body("titel,body\nA,B\n").post("/imports");
    unknown.then().statusCode(400).body(has("errors[0].parameter", equalTo("columns")));
    Response json =
        given()
            .contentType("application/x-ndjson")
            .body(ImportClient.bytes("{}"))
            .post("/imports?dateFormat=dmy");
    json.then().statusCode(400).body(has("errors[0].parameter", equalTo("dateFormat")));
    Response empty = table("text/csv").body("\n").post("/imports");
    empty
        .then()
        .statusCode(400)
        .body(has("errors[0].detail", equalTo("the table has no header line")));
    assertEquals(List.of(), ListRequests.first("id", "/articles"));
  }

  /** {@code ~} is a line feed, {@code ¤} the character U+0000. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title,body~A,¤~|200",
        "ti¤tle,body~A,B~|400",
        "title,body~\u0001\uFFFF,\uFEFF~|200",
        "title,body~=cmd|200",
        "quotes.99.attribution.via.99.actor.name,quotes.0.spans~x,1-2~|200",
        "quotes.999999999999.text~x~|400",
        "__proto__.constructor~x~|400",
        "..,...~x,y~|400",
        "\"\"\"\"~x~|400",
        "\"~x~|400",
        "quotes.spans~999999999-999999999~|200",
        "origin.confidence~999999999999999.999999999999999~|200",
        "origin.confidence~1e999999999~|200",
        "publishedOn~99999-99-99~|200",
        "createdAt,id~now,0~|200",
        "externalIds~:;:::;a:~|200",
        "{\"title\": \"A\"}~|400",
      })
  void a_hostile_table_is_answered_as_documented(String text, int status) {
    String table = text.replace('~', '\n').replace('¤', '\u0000');
    Response answer = table("text/csv").body(table.getBytes(UTF_8)).post("/imports");
    answer.then().statusCode(status);
    if (status == 200) {
      for (JsonNode result : ImportClient.results(answer.asString())) {
        int code = result.path("problem").path("status").asInt(200);
        assertTrue(code < 500, result::toString);
      }
    }
  }

  @Test
  void csv_exports_can_be_imported_again() {
    samples.load();
    String articles = given().get("/articles.csv?expand=body").asString();
    String actors = given().get("/actors.csv").asString();
    assertOnly("unchanged", imported(articles, Map.of("removeApostrophes", true)));
    assertOnly(
        "unchanged",
        imported(
            actors,
            Map.of(
                "keepIds", true, "columns", List.of("affiliations:", "origin:", "confidence:"))));
  }

  private static void assertOnly(String status, List<String> results) {
    assertEquals(
        List.of(), results.stream().filter(result -> !result.endsWith(" " + status)).toList());
  }

  /** A request without the charset that the client would add by itself. */
  private static RequestSpecification table(String mediaType) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(mediaType);
  }

  private static List<String> imported(String table, Map<String, ?> parameters) {
    return ImportClient.summary(
        results(
            table("text/csv")
                .queryParams(parameters)
                .body(table.getBytes(UTF_8))
                .post("/imports")));
  }

  private static List<JsonNode> results(Response response) {
    response.then().statusCode(200);
    return ImportClient.results(response.asString());
  }
}
