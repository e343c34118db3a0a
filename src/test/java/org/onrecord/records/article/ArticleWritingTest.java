package org.onrecord.records.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.fixtures.WriteRequests.content;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SimultaneousRequests;

@QuarkusTest
class ArticleWritingTest {
  private static final String UNKNOWN = "0199a000-0000-7000-8000-00000000ffff";
  private static final String V7 =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @Test
  void creates_an_article_with_title_and_body_only() {
    Response created = anArticle().titled("Title").body("Body.").post();
    created
        .then()
        .statusCode(201)
        .contentType("application/json")
        .body(has("id", matchesPattern(V7)));
    assertEquals(Map.of("title", "Title", "body", "Body.", "authors", List.of()), content(created));
    created
        .then()
        .header(
            "Location",
            matchesPattern("http://[^/]+/articles/" + created.as(JsonBody.class).get("id")))
        .body(has("updatedAt", equalTo(created.as(JsonBody.class).get("createdAt"))));
  }

  @Test
  void creates_an_article_with_all_members_and_reads_it_back() {
    Response created = complete().post();
    created.then().statusCode(201);
    String post = created.as(JsonBody.class).get("source.id");
    String archive = created.as(JsonBody.class).get("republication.publisher.id");
    assertEquals(
        Map.of(
            "title", "What Zoë said",
            "body", "“Hm,” said Zoë.",
            "language", "sr-Latn-RS",
            "source", Map.of("id", post, "name", "The Post", "kind", "media"),
            "authors", List.of("Anne Gearan", "Ännchen", "Anne Gearan"),
            "publishedOn", "2014-09-15",
            "section", "War in Iraq",
            "url", "https://example.com/a?b=c#d",
            "rights", "© The Post",
            "republication",
                Map.of(
                    "publisher",
                    Map.of("id", archive, "name", "Archive", "kind", "organization"),
                    "publishedOn",
                    "2014-09-17")),
        content(created).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    Response read = given().get(created.header("Location"));
    read.then().statusCode(200).contentType("application/json");
    assertEquals(created.as(JsonBody.class).getMap(""), read.as(JsonBody.class).getMap(""));
  }

  @Test
  void put_replaces_all_members() {
    String id = complete().save();
    Response before = given().get("/articles/" + id);
    Response replaced = put("/articles/" + id, Map.of("title", "New", "body", "Other."));
    replaced.then().statusCode(200).body(has("id", equalTo(id)));
    assertEquals(Map.of("title", "New", "body", "Other.", "authors", List.of()), content(replaced));
    assertEquals(
        before.as(JsonBody.class).<String>get("createdAt"),
        replaced.as(JsonBody.class).get("createdAt"));
    assertFalse(
        Instant.parse(replaced.as(JsonBody.class).get("updatedAt"))
            .isBefore(Instant.parse(before.as(JsonBody.class).get("updatedAt"))));
    assertEquals(
        replaced.as(JsonBody.class).getMap(""),
        given().get("/articles/" + id).as(JsonBody.class).getMap(""));
  }

  @Test
  void a_patch_changes_only_its_members() {
    String id = complete().save();
    Map<String, Object> expected = content(given().get("/articles/" + id));
    expected.put("section", "Wörld");
    expected.put("authors", List.of("Ida"));
    Response patched =
        patch("/articles/" + id, Map.of("section", "Wörld", "authors", List.of("Ida")));
    patched.then().statusCode(200);
    assertEquals(expected, content(patched));
    assertEquals(expected, content(given().get("/articles/" + id)));
  }

  @Test
  void a_patch_removes_members_set_to_null() {
    String id = complete().save();
    for (String member :
        List.of(
            "language",
            "source",
            "authors",
            "publishedOn",
            "section",
            "url",
            "rights",
            "republication")) {
      patch("/articles/" + id, member, null).then().statusCode(200);
    }
    assertEquals(
        Map.of("title", "What Zoë said", "body", "“Hm,” said Zoë.", "authors", List.of()),
        content(given().get("/articles/" + id)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "body"})
  void a_patch_cannot_remove_a_required_member(String member) {
    String id = complete().save();
    patch("/articles/" + id, member, null).then().spec(invalidAt("/" + member));
  }

  @Test
  void a_patch_replaces_a_reference_whole_and_merges_a_republication() {
    String id = complete().save();
    String times = anActor("The Times").kind("media").save();
    patch("/articles/" + id, Map.of("source", named("the times")))
        .then()
        .statusCode(200)
        .body(has("source", equalTo(Map.of("id", times, "name", "The Times", "kind", "media"))));
    patch("/articles/" + id, Map.of("republication", Map.of("publishedOn", "2015-01-01")))
        .then()
        .statusCode(200)
        .body(has("republication.publisher.name", equalTo("Archive")))
        .body(has("republication.publishedOn", equalTo("2015-01-01")));
    patch("/articles/" + id, Map.of("republication", Map.of("publisher", byId(times))))
        .then()
        .statusCode(200)
        .body(has("republication.publisher.name", equalTo("The Times")))
        .body(has("republication.publishedOn", equalTo("2015-01-01")));
  }

  @Test
  void rejects_a_republication_without_a_publisher() {
    anArticle()
        .with("republication", Map.of("publishedOn", "2015-01-01"))
        .post()
        .then()
        .spec(invalidAt("/republication/publisher"));
    String id = anArticle().save();
    patch("/articles/" + id, Map.of("republication", Map.of("publishedOn", "2015-01-01")))
        .then()
        .spec(invalidAt("/republication/publisher"));
  }

  @Test
  void every_method_answers_404_for_a_deleted_article() {
    String path = "/articles/" + complete().save();
    given().delete(path).then().statusCode(204).body(emptyString());
    given().get(path).then().spec(refused(404, "not-found"));
    given().head(path).then().statusCode(404).body(emptyString());
    put(path, anArticle().body()).then().spec(refused(404, "not-found"));
    patch(path, Map.of("title", "New")).then().spec(refused(404, "not-found"));
    given().delete(path).then().spec(refused(404, "not-found"));
    given().get(path + "/quotes").then().spec(refused(404, "not-found"));
  }

  @Test
  void deletes_an_article_with_its_quotes() {
    String speaker = anActor("Ada").save();
    String article = anArticle().body("“Go,” she said. “Stay.”").save();
    String go = aQuote("Go,").in(article).by(speaker).mentioning(speaker).save();
    String stay =
        aQuote("Stay.").in(article).attributed("via", List.of(Map.of("text", "a wire"))).save();
    String other = aQuote("Other.").by(speaker).save();
    given().delete("/articles/" + article).then().statusCode(204);
    given().get("/quotes/" + go).then().spec(refused(404, "not-found"));
    given().get("/quotes/" + stay).then().spec(refused(404, "not-found"));
    assertEquals(List.of(other), first("id", "/quotes"));
    given().get("/actors/" + speaker).then().statusCode(200);
  }

  @Test
  void head_answers_like_get_without_a_body() {
    String path = "/articles/" + complete().save();
    given().head(path).then().statusCode(200).contentType("application/json").body(emptyString());
    given().head("/articles").then().statusCode(200).body(emptyString());
  }

  static Stream<String> bodies() {
    return Stream.of(
        "a\u00A0b\u202Fc\u2009d",
        "one\r\ntwo\rthree\nfour\u2028five\u2029six\u0085seven",
        "\ttabs\t\tand trailing spaces   \n   ",
        "\u0001\u001F\u007F controls",
        "😀 𝕂estria 𐐷 𠮷野家 👩‍👩‍👧‍👦 🇮🇷",
        "\u202Bمی\u200Cخواهم\u202C \u2067isolate\u2069 \u200F\u200E \u061C",
        "zero\u200Bwidth\u200Djoin\u2060word\uFEFFbom",
        "\uFEFFstarts with a mark",
        "cafe\u0301 e\u0323\u0301 Z\u0351\u036B\u0343a",
        "caf\u00E9",
        "한글 \u1112\u1161\u11AB",
        "\uFB01 \u2126 \u212B \uFDFA",
        "non-characters \uFFFE \uFFFF \uDBFF\uDFFF and private \uE000",
        "\\ \" / \\u0000 </script> ' -- %s {0} ${x} :q ?1");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void stores_the_body_verbatim(String body) {
    Response created = anArticle().titled(body.strip()).body(body).post();
    created.then().statusCode(201).body(has("body", equalTo(body)));
    given()
        .get("/articles/" + created.as(JsonBody.class).get("id"))
        .then()
        .body(has("body", equalTo(body)));
    put("/articles/" + created.as(JsonBody.class).get("id"), anArticle().body(body + "!").body())
        .then()
        .statusCode(200)
        .body(has("body", equalTo(body + "!")));
    patch("/articles/" + created.as(JsonBody.class).get("id"), Map.of("body", body))
        .then()
        .statusCode(200)
        .body(has("body", equalTo(body)));
    assertEquals(List.of(body), first("body", "/articles", "expand", "body"));
  }

  @Test
  void rejects_a_url_in_use_and_links_to_its_article() {
    String url = "https://example.com/a";
    String id = anArticle().with("url", url).save();
    String other = anArticle().with("url", "https://example.com/b").save();
    List<Response> refusals =
        List.of(
            anArticle().with("url", url).post(),
            put("/articles/" + other, anArticle().with("url", url).body()),
            patch("/articles/" + other, Map.of("url", url)));
    for (Response refusal : refusals) {
      refusal
          .then()
          .spec(refusedAt(409, "already-exists", "/url"))
          .body(has("existing", equalTo(Map.of("id", id, "href", "/articles/" + id))))
          .body(
              has(
                  "detail",
                  equalTo(
                      "The article with this url is on record already, see /articles/"
                          + id
                          + ".")));
    }
    given().get("/articles/" + other).then().body(has("url", equalTo("https://example.com/b")));
    assertEquals(List.of(other, id), first("id", "/articles"));
  }

  @Test
  void an_article_can_keep_its_url_and_several_can_have_none() {
    String id = anArticle().with("url", "https://example.com/a").save();
    put("/articles/" + id, anArticle().with("url", "https://example.com/a").body())
        .then()
        .statusCode(200);
    patch("/articles/" + id, Map.of("url", "https://example.com/a")).then().statusCode(200);
    anArticle().post().then().statusCode(201);
    anArticle().post().then().statusCode(201);
  }

  @Test
  void a_url_with_the_same_canonical_form_is_in_use() {
    String sent = "HTTPS://Example.com:443/a?utm_source=feed&id=7#top";
    String id = anArticle().with("url", sent).save();
    String other = anArticle().with("url", "https://example.com/a?id=8").save();
    for (String variant :
        List.of(
            sent,
            "https://example.com/a?id=7",
            "https://EXAMPLE.com/a?id=7&fbclid=x",
            "https://example.com/a?utm_campaign=y&id=7#end")) {
      for (Response refusal :
          List.of(
              anArticle().with("url", variant).post(),
              patch("/articles/" + other, Map.of("url", variant)))) {
        refusal
            .then()
            .spec(refusedAt(409, "already-exists", "/url"))
            .body(has("existing.id", equalTo(id)));
      }
    }
    given().get("/articles/" + id).then().body(has("url", equalTo(sent)));
    anArticle().with("url", "http://example.com/a?id=7").post().then().statusCode(201);
  }

  @Test
  void an_article_can_change_its_url_to_another_form() {
    String id = anArticle().with("url", "https://example.com/a?utm_source=feed").save();
    patch("/articles/" + id, Map.of("url", "https://example.com/a"))
        .then()
        .statusCode(200)
        .body(has("url", equalTo("https://example.com/a")));
  }

  @Test
  void one_of_several_parallel_requests_for_variants_of_a_url_succeeds() throws Exception {
    List<Response> answers =
        SimultaneousRequests.send(
            8, i -> anArticle().with("url", "https://example.com/a?utm_id=" + i).post());
    assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
    assertEquals(7, answers.stream().filter(answer -> answer.statusCode() == 409).count());
  }

  @Test
  void one_of_several_parallel_requests_for_a_url_succeeds() throws Exception {
    String existing = anArticle().save();
    List<Response> answers =
        SimultaneousRequests.send(
            8,
            i ->
                i == 0
                    ? patch("/articles/" + existing, Map.of("url", "https://example.com/a"))
                    : anArticle().with("url", "https://example.com/a").post());
    List<Response> kept = answers.stream().filter(a -> a.statusCode() < 300).toList();
    assertEquals(1, kept.size());
    String id = kept.get(0).as(JsonBody.class).get("id");
    answers.stream()
        .filter(answer -> answer.statusCode() >= 300)
        .forEach(
            answer ->
                answer
                    .then()
                    .spec(refusedAt(409, "already-exists", "/url"))
                    .body(has("existing.id", equalTo(id))));
  }

  @Test
  void rejects_a_url_that_is_not_http() {
    AssertEach.of(
        List.of(
            "ftp://example.com/a",
            "javascript:alert(1)",
            "javascript://example.com/%0Aalert(1)",
            "mailto:a@example.com",
            "/articles/1",
            "//example.com/a",
            "example.com/a",
            "https://example.com/a b",
            " https://example.com/a",
            "https://example.com/a\n",
            "https://",
            "https:///a",
            "https:example.com",
            "https://?q",
            "https://#f",
            "https://:443/a",
            "https://user@/a",
            "https://example.com:port/a",
            "https://example.com/ä",
            "https://exämple.com/",
            "https://example.com/%zz",
            "https://[::1/",
            "",
            "null"),
        url -> {
          anArticle().with("url", url).post().then().spec(invalidAt("/url"));
        });
  }

  @Test
  void accepts_any_http_url_unchanged() {
    AssertEach.of(
        List.of(
            "http://example.com",
            "HTTPS://EXAMPLE.COM:8443/A?b=c&d=%C3%A9#e",
            "https://[2001:db8::1]/a",
            "https://xn--exmple-cua.com/",
            "http://192.0.2.1/a_(b)'c!d"),
        url -> {
          anArticle().with("url", url).post().then().statusCode(201).body(has("url", equalTo(url)));
        });
  }

  @Test
  void limits_the_length_of_a_url() {
    String url = "https://example.com/";
    String longest = url + "a".repeat(2000 - url.length());
    anArticle()
        .with("url", longest)
        .post()
        .then()
        .statusCode(201)
        .body(has("url", equalTo(longest)));
    anArticle().with("url", longest + "a").post().then().spec(invalidAt("/url"));
  }

  @Test
  void rejects_an_invalid_date() {
    AssertEach.of(
        List.of(
            "2025-02-30",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "0000-01-01",
            "2025-1-1",
            "25-01-01",
            "2025-01-01T00:00:00Z",
            "2025-01-01 ",
            "20250101",
            "-2025-01-01",
            "+12025-01-01",
            "٢٠٢٥-٠١-٠١",
            "yesterday",
            ""),
        day -> {
          anArticle()
              .publishedOn(day)
              .post()
              .then()
              .spec(invalidAt("/publishedOn"))
              .body(has("errors.detail", equalTo(List.of("must be a day such as 2025-06-12"))));
          anArticle()
              .with("republication", Map.of("publisher", named("A", "media"), "publishedOn", day))
              .post()
              .then()
              .spec(invalidAt("/republication/publishedOn"));
        });
  }

  @Test
  void accepts_any_valid_date() {
    AssertEach.of(
        List.of("0001-01-01", "1582-10-10", "2024-02-29", "1900-02-28", "9999-12-31"),
        day -> {
          String id = anArticle().publishedOn(day).save();
          given().get("/articles/" + id).then().body(has("publishedOn", equalTo(day)));
        });
  }

  @Test
  void accepts_a_language_tag() {
    AssertEach.of(
        List.of(
            "en",
            "fa",
            "EN-gb",
            "sr-Latn-RS",
            "zh-Hant-419",
            "de-CH-1901",
            "gsw",
            "zh-cmn",
            "de-u-co-phonebk",
            "en-x-pirate"),
        tag -> {
          anArticle()
              .language(tag)
              .post()
              .then()
              .statusCode(201)
              .body(has("language", equalTo(tag)));
        });
  }

  @Test
  void rejects_an_invalid_language_tag() {
    AssertEach.of(
        List.of("", "e", "english", "en_GB", "en-", "-en", "en GB", "ën", "en-x", "12"),
        tag -> {
          anArticle().language(tag).post().then().spec(invalidAt("/language"));
        });
  }

  @Test
  void resolves_or_creates_source_and_republisher() {
    String post = anActor("The Post").kind("media").alias("WaPo").save();
    Response created =
        anArticle()
            .with("source", named("wapo"))
            .with("republication", Map.of("publisher", named("Archive", "organization")))
            .post();
    created.then().statusCode(201).body(has("source.id", equalTo(post)));
    given()
        .get("/actors/" + created.as(JsonBody.class).get("republication.publisher.id"))
        .then()
        .statusCode(200)
        .body(has("name", equalTo("Archive")));
    anArticle()
        .with("source", named("Gazette", "media"))
        .with("republication", Map.of("publisher", named("gazette", "media")))
        .post()
        .then()
        .statusCode(201);
    assertEquals(
        List.of("Archive", "Gazette", "The Post"), first("name", "/actors", "sort", "name"));
  }

  @ParameterizedTest
  @CsvSource({"source,/source", "republication,/republication/publisher"})
  void rejects_an_unknown_or_ambiguous_reference(String member, String pointer) {
    List<Map<String, Object>> unknown = List.of(byId(UNKNOWN), named("Nobody"));
    for (Map<String, Object> reference : unknown) {
      anArticle()
          .with(member, member.equals("source") ? reference : Map.of("publisher", reference))
          .post()
          .then()
          .spec(refusedAt(422, "unprocessable", pointer));
    }
    String first = anActor("Sun").kind("media").save();
    String second = anActor("The Sun").kind("media").alias("Sun").save();
    anArticle()
        .with(member, member.equals("source") ? named("sun") : Map.of("publisher", named("sun")))
        .post()
        .then()
        .spec(refusedAt(409, "ambiguous-actor", pointer))
        .body(has("candidates.id", equalTo(List.of(first, second))));
    assertEquals(List.of(), first("id", "/articles"));
  }

  @Test
  void a_rejected_article_leaves_no_data() {
    anArticle()
        .with("source", named("Gazette", "media"))
        .with("republication", Map.of("publisher", named("Nobody")))
        .post()
        .then()
        .spec(refused(422, "unprocessable"));
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void parallel_articles_with_the_same_new_source_share_one_actor() throws Exception {
    List<Response> answers = SimultaneousRequests.send(8, i -> anArticle().from("Gazette").post());
    answers.forEach(answer -> answer.then().statusCode(201));
    assertEquals(
        1,
        answers.stream()
            .map(a -> a.as(JsonBody.class).<String>get("source.id"))
            .distinct()
            .count());
    assertEquals(List.of("Gazette"), first("name", "/actors"));
  }

  @Test
  void limits_lengths_in_code_points() {
    String title = "😀".repeat(500);
    anArticle().titled(title).post().then().statusCode(201).body(has("title", equalTo(title)));
    anArticle().titled(title + "a").post().then().spec(invalidAt("/title"));
    anArticle().with("authors", List.of("😀".repeat(300))).post().then().statusCode(201);
    anArticle()
        .with("authors", List.of("a", "😀".repeat(301)))
        .post()
        .then()
        .spec(invalidAt("/authors/1"));
    anArticle().with("section", "😀".repeat(300)).post().then().statusCode(201);
    anArticle().with("section", "😀".repeat(301)).post().then().spec(invalidAt("/section"));
    anArticle().with("rights", "😀".repeat(5000)).post().then().statusCode(201);
    anArticle().with("rights", "😀".repeat(5001)).post().then().spec(invalidAt("/rights"));
  }

  @Test
  void limits_the_number_of_authors() {
    List<String> authors = IntStream.range(0, 51).mapToObj(i -> "Author " + i).toList();
    anArticle().with("authors", authors.subList(0, 50)).post().then().statusCode(201);
    anArticle().with("authors", authors).post().then().spec(invalidAt("/authors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "body", "section", "rights"})
  void rejects_blank_text(String member) {
    for (String blank : List.of("", " ", "\n\t\r", "\u00A0\u3000\u2028", "\uFEFF")) {
      anArticle().with(member, blank).post().then().spec(invalidAt("/" + member));
    }
    anArticle().with("authors", List.of("A", " ")).post().then().spec(invalidAt("/authors/1"));
  }

  @Test
  void limits_the_body_to_200000_characters() {
    String body = "😀".repeat(200_000);
    String id = anArticle().body(body).save();
    assertEquals(body, given().get("/articles/" + id).as(JsonBody.class).get("body"));
    anArticle()
        .body(body + "a")
        .post()
        .then()
        .spec(invalidAt("/body"))
        .body(
            has(
                "errors.detail",
                equalTo(List.of("must have at most 200000 characters (Unicode code points)"))));
  }

  @Test
  void accepts_the_longest_body_of_four_byte_letters() {
    String longest = filled(hyphenated(33_333), 200_000);
    assertEquals(200_000, longest.codePointCount(0, longest.length()));
    String id = anArticle().titled("Hard").body(longest).save();
    patch("/articles/" + id, Map.of("body", longest)).then().statusCode(200);
    String word = longest.substring(0, longest.indexOf(' '));
    assertEquals(List.of("Hard"), first("title", "/articles", "q", word));
  }

  @ParameterizedTest
  @ValueSource(ints = {22_700, 22_780, 22_795, 22_800})
  void accepts_a_long_title_with_a_body_that_nearly_fills_the_index(int words) {
    anArticle().titled(hyphenated(83)).body(hyphenated(words)).post().then().statusCode(201);
  }

  @Test
  void accepts_a_body_that_is_one_long_word() {
    for (String body :
        List.of(
            "a".repeat(200_000),
            "a-".repeat(100_000),
            "a.".repeat(100_000),
            "/a".repeat(100_000),
            "a@b.c ".repeat(33_333))) {
      anArticle().body(body).post().then().statusCode(201);
    }
  }

  /** Distinct hyphenated words, each of six characters including the space after it. */
  private static String hyphenated(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> letters(2 * i) + "-" + letters(2 * i + 1))
        .collect(Collectors.joining(" "));
  }

  /** Two letters of four UTF-8 bytes each, distinct for each number. */
  private static String letters(int number) {
    return Character.toString(0x20000 + number / 300) + Character.toString(0x20000 + number % 300);
  }

  private static String filled(String text, int length) {
    return text + ".".repeat(length - text.codePointCount(0, text.length()));
  }

  private static ArticleBuilder complete() {
    return anArticle()
        .titled("What Zoë said")
        .body("“Hm,” said Zoë.")
        .language("sr-Latn-RS")
        .from("The Post")
        .with("authors", List.of("Anne Gearan", "Ännchen", "Anne Gearan"))
        .publishedOn("2014-09-15")
        .with("section", "War in Iraq")
        .with("url", "https://example.com/a?b=c#d")
        .with("rights", "© The Post")
        .with(
            "republication",
            Map.of("publisher", named("Archive", "organization"), "publishedOn", "2014-09-17"));
  }

  @Test
  void rejects_a_malformed_id_in_the_path() {
    for (String path : List.of("/articles/42", "/articles/1-1-1-1-1", "/articles/x/quotes")) {
      given().get(path).then().spec(invalidIn("id"));
    }
  }
}
