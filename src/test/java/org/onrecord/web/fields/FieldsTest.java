package org.onrecord.web.fields;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.EntityTags.getIfNoneMatch;
import static org.onrecord.fixtures.EntityTags.ifMatch;
import static org.onrecord.fixtures.EntityTags.tag;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.ServedRoute;
import org.onrecord.fixtures.JsonBody;

/** The parameter {@code fields} of records, lists, searches and exports. */
@QuarkusTest
class FieldsTest {
  /**
   * Members of items that share their schema with records, values of any type, and {@code exact},
   * which the pages of quotes alone have.
   */
  private static final String OPEN =
      "exact|(.*\\.)?(etag|highlight|changes\\.(before|after))(\\..*)?";

  @Inject KnownFields known;

  private String speaker;
  private String article;
  private String quote;

  @BeforeEach
  void createRecords() {
    String wire = anActor("Wire").kind("media").save();
    speaker = anActor("Ada Fields").affiliated(wire, "editor", null, null).save();
    article =
        anArticle().titled("Tides").body("It is “a, b” and “c”.").with("section", "Sea").save();
    quote =
        aQuote("a, b c")
            .in(article)
            .by(speaker)
            .span(7, 11)
            .span(18, 19)
            .mentioning(wire)
            .mentioning(speaker)
            .attributed("role", "clerk")
            .attributed("via", List.of(Map.of("text", "the wire", "actor", byId(wire))))
            .save();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text|{text=a, b c}",
        "speaker.name,text|{text=a, b c, speaker={name=Ada Fields}}",
        "speaker.name&fields=text|{text=a, b c, speaker={name=Ada Fields}}",
        "text, speaker.kind|{text=a, b c, speaker={kind=person}}",
        "attribution.via.text|{attribution={via=[{text=the wire}]}}",
        "attribution.via.actor.name|{attribution={via=[{actor={name=Wire}}]}}",
        "mentions.name|{mentions=[{name=Ada Fields}, {name=Wire}]}",
        "spans.start|{spans=[{start=7}, {start=18}]}",
        "article.title,article.source.name|{article={title=Tides}}",
        "saidOn|{}",
        "review.status,saidOn|{}",
      })
  void a_record_has_the_members_asked_for(String fields, String expected) {
    assertEquals(expected, get("/quotes/" + quote + "?fields=" + fields).get("").toString());
  }

  @Test
  void a_member_with_all_of_its_own_contains_one_of_them() {
    Map<String, Object> whole = get("/quotes/" + quote).get("attribution");
    assertEquals(
        Map.of("attribution", whole),
        get("/quotes/" + quote + "?fields=attribution.role,attribution").get(""));
    assertEquals(
        Map.of("attribution", whole),
        get("/quotes/" + quote + "?fields=attribution,attribution.role").get(""));
  }

  @Test
  void a_page_keeps_its_own_members() {
    aQuote("Another").in(article).save();
    JsonBody page = get("/articles/" + article + "/quotes?fields=id&limit=1&include=total");
    assertEquals(Set.of("items", "next", "cursor", "total"), page.getMap("").keySet());
    assertEquals(2, page.getInt("total"));
    assertEquals(Set.of("id"), page.getMap("items[0]").keySet());
    JsonBody second = get(page.get("next"));
    assertEquals(Set.of("id"), second.getMap("items[0]").keySet());
    assertNotEquals(page.getString("items[0].id"), second.getString("items[0].id"));
    assertEquals(List.of(), get("/articles/" + article + "/quotes?fields=id&q=zzz").get("items"));
  }

  @Test
  void a_search_takes_fields_as_one_text_or_an_array() {
    for (Object fields : List.of("id,speaker.name", List.of("id", "speaker.name"))) {
      JsonBody page = search(Map.of("article", article, "fields", fields)).as(JsonBody.class);
      assertEquals(
          List.of(Map.of("id", quote, "speaker", Map.of("name", "Ada Fields"))), page.get("items"));
    }
    aQuote("Another").in(article).save();
    JsonBody page =
        search(Map.of("article", article, "limit", 1, "fields", List.of("id"))).as(JsonBody.class);
    assertEquals(Set.of("id"), get(page.get("next")).getMap("items[0]").keySet());
  }

  @Test
  void a_search_over_all_kinds_and_suggestions_take_fields_too() {
    assertEquals(
        List.of(
            Map.of("kind", "article", "article", Map.of("title", "Tides")),
            Map.of("kind", "quote", "quote", Map.of("speaker", Map.of("name", "Ada Fields")))),
        get("/search?q=c&fields=kind,article.title,quote.speaker.name").get("items"));
    JsonBody page = get("/search?q=c&limit=1&fields=article.title");
    assertEquals(
        List.of(Map.of("quote", Map.of("id", quote))),
        get(page.getString("next").replace("article.title", "quote.id")).get("items"));
    assertEquals(
        List.of(Map.of("text", "Ada Fields", "actor", Map.of("id", speaker))),
        get("/suggest?q=Ada+F&fields=text,actor.id").get("items"));
  }

  @Test
  void parts_of_articles_need_no_expand() {
    assertEquals(
        Map.of("section", "Sea", "body", "It is “a, b” and “c”."),
        itemOf("/articles?section=Sea&fields=section,body"));
    assertEquals(
        Map.of("quotes", List.of(Map.of("text", "a, b c"))),
        itemOf("/articles?section=Sea&fields=quotes.text"));
    assertEquals(
        Map.of("quotes", List.of(Map.of("text", "a, b c"))),
        get("/articles/" + article + "?fields=quotes.text").get(""));
  }

  @Test
  void the_context_of_quotes_needs_no_expand() {
    Map<String, Object> expected = Map.of("context", Map.of("paragraph", "It is “a, b” and “c”."));
    assertEquals(expected, get("/quotes/" + quote + "?fields=context.paragraph").get(""));
    assertEquals(expected, itemOf("/articles/" + article + "/quotes?fields=context.paragraph"));
    byte[] table =
        given().get("/articles/" + article + "/quotes.csv?fields=context.paragraph").asByteArray();
    assertEquals("context.paragraph\r\n\"It is “a, b” and “c”.\"\r\n", new String(table, UTF_8));
  }

  private Map<String, Object> itemOf(String list) {
    List<Map<String, Object>> items = get(list).get("items");
    return items.get(0);
  }

  @Test
  void exports_have_the_fields_of_the_list() {
    String query = "?fields=text,speaker.name,mentions.name";
    assertEquals(
        "{\"text\":\"a, b c\",\"speaker\":{\"name\":\"Ada Fields\"},\"mentions\":[{\"name\":\"Ada Fields\"},{\"name\":\"Wire\"}]}\n",
        given().get("/articles/" + article + "/quotes.ndjson" + query).asString());
    assertEquals(
        "text,speaker.name,mentions.name\r\n\"a, b c\",Ada Fields,Ada Fields; Wire\r\n",
        given().get("/articles/" + article + "/quotes.csv" + query).asString());
  }

  @Test
  void a_table_has_columns_by_name_or_path_in_the_order_of_the_request() {
    assertEquals(
        "role,spans,speaker,mentions.kind,statement.appearances,speakerId\r\n"
            + "clerk,7-11; 18-19,Ada Fields,person; media,1,"
            + speaker
            + "\r\n",
        given()
            .get(
                "/articles/"
                    + article
                    + "/quotes.csv?fields=role,spans,speaker,mentions.kind,statement.appearances,speakerId")
            .asString());
    assertEquals(
        "article.id,article.title,text\r\n" + article + ",Tides,\"a, b c\"\r\n",
        given()
            .get("/articles/" + article + "/quotes.csv?fields=article.id,article.title,text")
            .asString());
    assertEquals(
        "publishedOn,republication.publisher.id,republication.publisher.name,"
            + "republication.publisher.kind,republication.publishedOn\r\n",
        given().get("/articles.csv?section=none&fields=publishedOn,republication").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/quotes?fields=speaker.nme|“speaker.nme” is not known here; the nearest are speaker.name",
        "/quotes?fields=id,name|“name” is not known here; the nearest are speaker.name",
        "/quotes?fields=publishedon|the nearest are article.publishedOn",
        "/quotes?fields=id.x|“id.x” is not known here",
        "/quotes?fields=version|“version” is not known here",
        "/quotes?fields=id,,text|must have a name before and after each comma",
        "/quotes?fields=|must have a name before and after each comma",
        "/quotes.ndjson?fields=speakerId|“speakerId” is not known here; the nearest are speaker.id",
        "/quotes.csv?fields=speakrId|“speakrId” is not known here",
        "/quotes.csv?fields=id,|must have a name before and after each comma",
        "/articles?fields=quotes.speker|“quotes.speker” is not known here; the nearest are quotes.speaker",
        "/actors?fields=affiliations.rol|the nearest are affiliations.role",
        "/statements?fields=variants|“variants” is not known here",
        "/changes?fields=records|the nearest are record",
        "/search?q=a&fields=speaker.name|“speaker.name” is not known here; the nearest are quote.speaker",
        "/suggest?q=a&fields=name|“name” is not known here; the nearest are actor.name",
      })
  void an_unknown_field_is_named_with_the_nearest_ones(String request, String detail) {
    given()
        .urlEncodingEnabled(true)
        .get(request)
        .then()
        .statusCode(400)
        .body(has("errors[0].parameter", org.hamcrest.Matchers.equalTo("fields")))
        .body(has("errors[0].detail", containsString(detail)));
  }

  @Test
  void a_head_is_checked_too() {
    for (String path : List.of("/quotes", "/quotes.csv", "/quotes.ndjson")) {
      assertEquals(400, given().head(path + "?fields=speakrId").statusCode(), path);
      assertEquals(200, given().head(path + "?fields=id").statusCode(), path);
    }
  }

  @Test
  void unknown_fields_are_reported_with_the_other_faults() {
    JsonBody problem = given().get("/quotes?limit=0&fields=nope,id,nor").as(JsonBody.class);
    assertEquals(List.of("fields", "fields", "limit"), problem.get("errors.parameter"));
    problem = search(Map.of("limit", 0, "fields", List.of("id", "nope"))).as(JsonBody.class);
    assertEquals(Set.of("/fields/1", "/limit"), Set.copyOf(problem.getList("errors.pointer")));
  }

  @Test
  void records_at_an_instant_have_the_fields_too() {
    String at = get("/quotes/" + quote + "/history?fields=at").getString("items[0].at");
    assertEquals(Map.of("id", quote), get("/quotes/" + quote + "?fields=id&at=" + at).get(""));
  }

  @Test
  void fields_make_another_representation_that_can_still_be_changed() {
    String path = "/actors/" + speaker;
    String reduced = tag(path + "?fields=id,name");
    assertNotEquals(tag(path), reduced);
    assertNotEquals(tag(path + "?fields=id"), reduced);
    assertEquals(tag(path + "?fields=name,id"), reduced);
    assertEquals(304, getIfNoneMatch(path + "?fields=id,name", reduced).statusCode());
    assertEquals(200, getIfNoneMatch(path, reduced).statusCode());
    assertEquals(200, getIfNoneMatch(path + "?fields=id,name", tag(path)).statusCode());
    Response patched =
        ifMatch(reduced)
            .contentType("application/merge-patch+json")
            .body("{\"description\": \"Changed\"}")
            .patch(path);
    assertEquals(200, patched.statusCode());
    assertNotEquals(reduced, tag(path + "?fields=id,name"));
    assertEquals(412, ifMatch(reduced).delete(path).statusCode());
  }

  /** All paths of the contract are known, and no others. */
  @TestFactory
  Stream<DynamicTest> the_known_fields_are_the_members_of_the_contract() {
    return Contract.published().operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> operation.mediaType().equals("application/json"))
        .filter(FieldsTest::takesFields)
        .map(operation -> dynamicTest(operation.id(), () -> assertKnown(operation)));
  }

  private void assertKnown(Operation operation) {
    ContractNode schema =
        operation.response(200).get("content").get("application/json").get("schema");
    ServedRoute route =
        ServedRoute.all().stream()
            .filter(served -> served.toString().equals(operation.toString()))
            .findFirst()
            .orElseThrow();
    var answer = known.of(RequestedFields.answer(route.methods().get(0).getGenericReturnType()));
    Set<String> served = new TreeSet<>(answer.paths("").toList());
    Set<String> documented = new TreeSet<>(paths("", schema));
    served.removeIf(path -> path.matches(OPEN));
    documented.removeIf(path -> path.matches(OPEN));
    assertEquals(documented, served);
    assertTrue(served.size() > 1, operation::toString);
  }

  private static boolean takesFields(Operation operation) {
    return operation.parameters("query").stream()
        .anyMatch(parameter -> parameter.name().equals("fields"));
  }

  private static List<String> paths(String prefix, ContractNode schema) {
    ContractNode object = schema.get("items").exists() ? schema.get("items") : schema;
    return object.members().stream()
        .flatMap(
            member ->
                Stream.concat(
                    Stream.of(prefix + member.name()),
                    paths(prefix + member.name() + ".", member).stream()))
        .toList();
  }

  /** Every list and every record with an id takes fields; counts, feeds and streams do not. */
  @Test
  void every_list_and_record_takes_fields() {
    Set<String> without = new TreeSet<>();
    for (Operation operation : Contract.published().operations()) {
      boolean read =
          operation.method().equals("GET")
              && !operation.path().matches(".*\\.(jsonld|csl\\.json|bib|ris|atom|events)");
      if (read && !takesFields(operation)) {
        without.add(operation.path());
      }
    }
    assertEquals(
        Set.of(
            "/",
            "/.well-known/api-catalog",
            "/actors/{id}/phrases",
            "/actors/{id}/profile",
            "/articles/facets",
            "/articles/facets.csv",
            "/oembed",
            "/quotes/facets",
            "/quotes/facets.csv",
            "/quotes/{id}/card"),
        without);
  }

  private static JsonBody get(String path) {
    return given()
        .urlEncodingEnabled(!path.contains("%") && !path.contains("cursor="))
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  private static Response search(Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(new LinkedHashMap<>(body))
        .post("/quotes/search");
  }
}
