package org.onrecord.reading.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.WriteRequests.content;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RawHttp;

/** Creation of articles from pages. */
@QuarkusTest
class PageWritingTest {
  private static final String HTML = "text/html; charset=UTF-8";
  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final RestAssuredConfig NO_CHARSET_OF_ITS_OWN =
      RestAssured.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  private static final String PAGE =
      "<html lang=en><title>Gulls leave the roof</title><meta property=og:site_name content='The Courier'>"
          + "<nav><a href=/>Home</a></nav><p>By Ann Lee</p><p>The gulls have left, said the keeper.</p>"
          + "<p>He “waved”.</p><div class=related><p>Terns are here.</p></div>";

  private static Response post(String contentType, byte[] page, Object... parameters) {
    var request = given().config(NO_CHARSET_OF_ITS_OWN).contentType(contentType);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam((String) parameters[i], parameters[i + 1]);
    }
    return request.body(page).post("/articles");
  }

  private static Response post(String contentType, String page, Object... parameters) {
    return post(contentType, page.getBytes(UTF_8), parameters);
  }

  private static byte[] page(String name) throws IOException {
    return Files.readAllBytes(Path.of("src", "test", "resources", "pages", name));
  }

  @Test
  void creates_an_article_and_reports_missing_fields() {
    Response created = post(HTML, PAGE);
    created
        .then()
        .statusCode(201)
        .contentType("application/json")
        .header(
            "Location",
            matchesPattern("http://[^/]+/articles/" + created.as(JsonBody.class).get("id")));
    Map<String, Object> expected =
        Map.of(
            "title",
            "Gulls leave the roof",
            "body",
            "The gulls have left, said the keeper.\n\nHe “waved”.",
            "language",
            "en",
            "source",
            Map.of(
                "id",
                created.as(JsonBody.class).get("source.id"),
                "name",
                "The Courier",
                "kind",
                "media"),
            "authors",
            List.of("Ann Lee"),
            "notFound",
            List.of("publishedOn", "section", "url", "rights"));
    assertEquals(expected, content(created));
  }

  @Test
  void only_the_creating_response_has_not_found() {
    Response created = post(HTML, PAGE);
    Map<String, Object> kept = created.as(JsonBody.class).getMap("");
    kept.remove("notFound");
    assertEquals(kept, given().get(created.header("Location")).as(JsonBody.class).getMap(""));
  }

  @Test
  void a_json_article_has_no_not_found() {
    anArticle().post().then().statusCode(201).body(has("notFound", nullValue()));
  }

  @Test
  void a_complete_page_has_an_empty_not_found() throws IOException {
    post(HTML, page("wordpress.html"))
        .then()
        .statusCode(201)
        .body(has("notFound", equalTo(List.of())));
  }

  @Test
  void records_source_republisher_and_both_dates_of_a_copy() throws IOException {
    for (Response created : List.of(post(HTML, page("copy.html")), post(TEXT, page("copia.txt")))) {
      created
          .then()
          .statusCode(201)
          .body(has("publishedOn", equalTo("2015-01-17")))
          .body(has("source.kind", equalTo("media")))
          .body(has("republication.publisher.name", equalTo("Archivo Faro")))
          .body(has("republication.publisher.kind", equalTo("organization")))
          .body(has("republication.publishedOn", equalTo("2015-01-20")))
          .body(has("notFound", equalTo(List.of("url"))));
    }
    assertEquals(List.of("Archivo Faro"), first("name", "/actors", "kind", "organization"));
  }

  @Test
  void matches_the_source_by_alias() {
    String courier = anActor("The Osterbro Courier").kind("media").alias("The Courier").save();
    post(HTML, PAGE).then().statusCode(201).body(has("source.id", equalTo(courier)));
    post(HTML, PAGE.replace("Courier", "COURIER")).then().body(has("source.id", equalTo(courier)));
    assertEquals(List.of(courier), first("id", "/actors"));
  }

  @Test
  void an_ambiguous_source_is_reported_as_not_found() {
    anActor("The Courier").kind("media").save();
    anActor("The Osterbro Courier").kind("media").alias("The Courier").save();
    post(HTML, PAGE)
        .then()
        .statusCode(201)
        .body(has("source", nullValue()))
        .body(
            has("notFound", equalTo(List.of("source", "publishedOn", "section", "url", "rights"))));
  }

  @Test
  void an_ambiguous_republisher_is_reported_as_not_found() throws IOException {
    anActor("Archivo Faro").kind("organization").save();
    anActor("AF").kind("organization").alias("archivo faro").save();
    post(TEXT, page("copia.txt"))
        .then()
        .statusCode(201)
        .body(has("republication", nullValue()))
        .body(has("notFound", equalTo(List.of("url", "republication"))));
  }

  @Test
  void the_url_parameter_is_the_fallback_for_the_url_of_the_page() {
    String address = "https://courier.example/gulls?x=y";
    post(HTML, PAGE, "url", address).then().statusCode(201).body(has("url", equalTo(address)));
    post(HTML, PAGE + "<link rel=canonical href=/gulls>", "url", address)
        .then()
        .statusCode(201)
        .body(has("url", equalTo("https://courier.example/gulls")));
    given()
        .contentType("application/json")
        .queryParam("url", "https://courier.example/terns")
        .body(anArticle().body())
        .post("/articles")
        .then()
        .statusCode(201)
        .body(has("url", equalTo("https://courier.example/terns")));
    given()
        .contentType("application/json")
        .queryParam("url", "https://courier.example/terns")
        .body(anArticle().with("url", "https://courier.example/own").body())
        .post("/articles")
        .then()
        .body(has("url", equalTo("https://courier.example/own")));
  }

  @Test
  void rejects_a_page_whose_article_exists() throws IOException {
    String id =
        post(HTML, page("amp.html")).then().statusCode(201).extract().as(JsonBody.class).get("id");
    post(HTML, page("amp.html"))
        .then()
        .spec(refusedAt(409, "already-exists", "/url"))
        .body(has("existing.id", equalTo(id)));
  }

  @Test
  void rejects_unknown_and_malformed_parameters() {
    post(HTML, PAGE, "lang", "en").then().spec(invalidIn("lang"));
    post(HTML, PAGE, "url", "ftp://courier.example/").then().spec(invalidIn("url"));
    post(HTML, PAGE, "url", "gulls").then().spec(invalidIn("url"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html,UTF-8,",
    "text/html; charset=utf-8,UTF-8,",
    "text/html; charset=\"UTF-8\",UTF-8,",
    "text/html; charset=windows-1252,windows-1252,",
    "text/html; charset=ISO-8859-1,windows-1252,",
    "text/html; charset=latin1,windows-1252,",
    "text/html; charset=ISO-8859-15,ISO-8859-15,",
    "text/html; charset=UTF-16LE,UTF-16LE,",
    "text/html,windows-1252,<meta charset=windows-1252>",
    "text/html,windows-1252,<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=iso-8859-1'>",
    "text/html,UTF-8,<meta charset=utf-16>",
    "text/html,UTF-8,<meta charset=>",
    "text/html; charset=utf-8,UTF-8,<meta charset=windows-1252>"
  })
  void decodes_the_charset_of_the_page(String contentType, Charset charset, String head) {
    String own = charset.name().equals("ISO-8859-15") ? "Zoë waved." : "Zoë “waved”.";
    String page = (head == null ? "" : head) + "<title>Zoë</title><p>" + own;
    post(contentType, page.getBytes(charset))
        .then()
        .statusCode(201)
        .body(has("title", equalTo("Zoë")))
        .body(has("body", equalTo(own)));
  }

  @Test
  void rejects_bytes_that_are_malformed_in_the_charset() {
    byte[] page = "<title>Zoë</title><p>Zoë waved.".getBytes(ISO_8859_1);
    post(HTML, page).then().spec(invalidAt("")).body(has("detail", containsString("is not UTF-8")));
    post(TEXT, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}).then().spec(invalidAt(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-klingon", "%20", "UTF-99"})
  void rejects_an_unknown_charset(String charset) {
    post("text/html; charset=" + charset, PAGE)
        .then()
        .spec(invalidAt(""))
        .body(has("detail", containsString(charset)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\uFEFF"})
  void rejects_an_empty_page(String page) {
    post(HTML, page).then().spec(invalidAt(""));
    post(TEXT, page).then().spec(invalidAt(""));
  }

  @Test
  void rejects_a_null_character_but_accepts_its_character_reference() {
    post(HTML, PAGE + "\u0000").then().spec(invalidAt(""));
    post(TEXT, "Gulls\n\nGone\u0000.").then().spec(invalidAt(""));
    post(HTML, "<title>Gulls</title><p>Gone &#0; &#xD800; far.")
        .then()
        .statusCode(201)
        .body(has("body", equalTo("Gone \uFFFD \uFFFD far.")));
  }

  @Test
  void rejects_a_page_without_text_or_title() {
    post(HTML, "<title>Gulls</title><nav>Home</nav>")
        .then()
        .spec(refusedAt(422, "unprocessable", ""))
        .body(has("detail", containsString("No running text")));
    post(TEXT, "The gulls have left.")
        .then()
        .spec(refusedAt(422, "unprocessable", ""))
        .body(has("detail", containsString("No title")));
    assertEquals(List.of(), first("id", "/articles"));
  }

  @Test
  void rejects_a_body_that_is_too_long() {
    String sentence = "A gull left. ".repeat(20_000);
    post(HTML, "<title>Gulls</title><p>" + sentence)
        .then()
        .spec(refusedAt(422, "unprocessable", ""))
        .body(has("detail", containsString("259999 characters, and an article at most 200000")));
    String most = "𝒜".repeat(199_999) + ".";
    post(HTML, "<title>Gulls</title><p>" + most)
        .then()
        .statusCode(201)
        .body(has("body", equalTo(most)));
  }

  @Test
  void accepts_pages_up_to_4_mebibytes() {
    byte[] most =
        (PAGE + " ".repeat(4 * 1024 * 1024 - PAGE.getBytes(UTF_8).length)).getBytes(UTF_8);
    post(HTML, most).then().statusCode(201);
    byte[] more = (new String(most, UTF_8) + " ").getBytes(UTF_8);
    post(HTML, more).then().spec(refused(413, "content-too-large"));
  }

  @Test
  void accepts_a_deeply_nested_page() {
    post(HTML, "<title>Gulls</title>" + "<div>".repeat(100_000) + "<p>The gulls have left.")
        .then()
        .statusCode(201)
        .body(has("body", equalTo("The gulls have left.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xhtml+xml", "text/markdown", "text/xml", "application/pdf", "text/*"})
  void rejects_other_media_types(String type) throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /articles HTTP/1.1",
            PAGE.getBytes(UTF_8),
            "Host: localhost",
            "Content-Type: " + type,
            "Content-Length: " + PAGE.getBytes(UTF_8).length);
    assertEquals(415, answer.status());
    assertEquals(
        "Send the body as application/json (PATCH: application/merge-patch+json; a page to /articles:"
            + " text/html or text/plain; lines to /imports: application/x-ndjson or text/csv) and say so in the Content-Type header."
            + " Only the body of an import may have a Content-Encoding, gzip.",
        answer.json().getString("detail"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "garbage", "application/xml;q=0.9"})
  void records_nothing_if_the_response_is_not_acceptable(String accept) {
    given()
        .accept(accept)
        .contentType(HTML)
        .body(PAGE.getBytes(UTF_8))
        .post("/articles")
        .then()
        .spec(refused(406, "not-acceptable"));
    given()
        .accept(accept)
        .contentType("application/json")
        .body(anArticle().body())
        .post("/articles")
        .then()
        .spec(refused(406, "not-acceptable"));
    assertEquals(List.of(), first("id", "/articles"));
  }
}
