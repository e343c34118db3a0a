package org.onrecord.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.fixtures.ActorBuilder;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.WriteRequests;

/**
 * Every list of the contract, read page by page to its end with a key of the role that it needs.
 */
@QuarkusTest
class ListPagesTest {
  private static final int RECORDS = 3;
  private static final int LARGEST_PAGE = 100;

  /** Ids for the path variable, by the first segment of the path. */
  private final Map<String, String> ids = new HashMap<>();

  private final Map<String, String> keys = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> every_list_is_read_to_its_end() {
    List<Operation> lists =
        Contract.published().operations().stream().filter(ListPagesTest::isList).toList();
    assertTrue(lists.size() >= 15, () -> "the contract has more lists than " + lists);
    createKeys();
    createRecords();
    return lists.stream().map(list -> dynamicTest(list.id(), () -> assertPages(list)));
  }

  /** True for an operation that answers with items and a link to the next page. */
  private static boolean isList(Operation operation) {
    Set<String> members =
        operation
            .response(200)
            .get("content")
            .get("application/json")
            .get("schema")
            .members()
            .stream()
            .map(ContractNode::name)
            .collect(Collectors.toSet());
    return !operation.method().equals("HEAD") && members.containsAll(Set.of("items", "next"));
  }

  private void createKeys() {
    for (String role : List.of("reader", "editor", "admin")) {
      Response created =
          given()
              .contentType("application/json")
              .body(Map.of("name", "Pages " + role, "role", role))
              .post("/keys");
      keys.put(role, "Bearer " + created.as(JsonBody.class).get("key"));
    }
  }

  /** Creates several entries for each list; keys exist already. */
  private void createRecords() {
    ActorBuilder member = anActor("Member");
    for (int i = 0; i < RECORDS; i++) {
      member.affiliated(anActor("Employer " + i).save(), "role " + i, null, null);
    }
    String actor = member.save();
    String article = anArticle().save();
    for (int i = 0; i < RECORDS; i++) {
      aQuote("Proposal " + i).in(article).by(actor).with("status", "proposed").save();
      anArticle().save();
      mergeInto(anActor("Survivor " + i).save(), anActor("Duplicate " + i).save());
      // A likely duplicate of the other one.
      anActor("Namesake " + i).save();
      anActor("Namesake " + i).save();
    }
    stateAffiliations();
    claim(article);
    String quote = aQuote("Reviewed").in(article).by(actor).save();
    for (int i = 0; i < RECORDS; i++) {
      WriteRequests.review(quote, i % 2 == 0 ? "disputed" : "confirmed").then().statusCode(200);
      WriteRequests.patch("/actors/" + actor, "description", "Text " + i).then().statusCode(200);
      WriteRequests.patch("/articles/" + article, "section", "Text " + i).then().statusCode(200);
    }
    ids.putAll(Map.of("actors", actor, "articles", article, "quotes", quote));
    ids.put("statements", joinedStatement(article));
    ids.put("subscriptions", subscriptions().get(0));
  }

  /** Subscriptions, each with several messages, which wait or have failed. */
  private List<String> subscriptions() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String id =
          asEditor()
              .body(
                  Map.of(
                      "name",
                      "Pages " + i,
                      "query",
                      "/quotes",
                      "events",
                      List.of("created"),
                      "target",
                      Map.of("url", "https://hooks.invalid/")))
              .post("/subscriptions")
              .then()
              .statusCode(201)
              .extract()
              .as(JsonBody.class)
              .getString("id");
      for (int message = 0; message < RECORDS; message++) {
        asEditor().post("/subscriptions/" + id + "/test").then().statusCode(202);
      }
      created.add(id);
    }
    return created;
  }

  /** A statement of several quotes, about which several decisions are on record. */
  private static String joinedStatement(String article) {
    String first = aQuote("Joined").in(article).save();
    for (int i = 0; i < RECORDS; i++) {
      given()
          .contentType("application/json")
          .body(Map.of("statements", List.of(aQuote("Joined " + i).in(article).save())))
          .post("/statements/" + first + "/join")
          .then()
          .statusCode(200);
    }
    return first;
  }

  /** Articles that state affiliations of actors on record. */
  private static void stateAffiliations() {
    for (String name : List.of("Amara Quist", "Omar Teck", "Signe Berg")) {
      anActor(name).save();
      String article = anArticle().body("Mayor %s opened the dam.".formatted(name)).save();
      given().post("/articles/" + article + "/extraction").then().statusCode(200);
    }
  }

  private static void mergeInto(String survivor, String duplicate) {
    given()
        .contentType("application/json")
        .body(Map.of("into", Map.of("id", survivor)))
        .post("/actors/" + duplicate + "/merge")
        .then()
        .statusCode(200);
  }

  private void claim(String article) {
    asEditor().body(Map.of("article", article)).post("/claims").then().statusCode(200);
  }

  private void assertPages(Operation list) {
    JsonBody page = body(first(list));
    List<Object> items = new ArrayList<>(page.<List<Object>>get("items"));
    assertEquals(1, items.size());
    int pages = 1;
    while (hasMore(page)) {
      page = body(as(list).urlEncodingEnabled(false).get(next(page, pages)));
      items.addAll(page.get("items"));
      pages++;
    }
    assertTrue(pages >= RECORDS, "pages: " + pages);
    assertTrue(items.size() >= RECORDS, "items: " + items.size());
    assertEquals(items.size(), new HashSet<>(items).size(), "each item is on one page");
  }

  private Response first(Operation list) {
    String path = list.path().replace("{id}", ids.getOrDefault(list.path().split("/")[1], ""));
    return list.method().equals("POST")
        ? as(list).contentType("application/json").body(Map.of("limit", 1)).post(path)
        : as(list).queryParams(required(list)).queryParam("limit", 1).get(path);
  }

  /** The required parameters: a word of all proposals to search for. */
  private static Map<String, String> required(Operation list) {
    return list.parameters("query").stream()
        .filter(Parameter::required)
        .collect(Collectors.toMap(Parameter::name, parameter -> "proposal"));
  }

  private RequestSpecification asEditor() {
    return given().header("Authorization", keys.get("editor")).contentType("application/json");
  }

  private RequestSpecification as(Operation list) {
    return given().header("Authorization", keys.get(list.roles().iterator().next()));
  }

  private static JsonBody body(Response response) {
    assertEquals(200, response.statusCode(), response::asString);
    return response.as(JsonBody.class);
  }

  /** The feed of changes has a next position on every page, and says if there are more. */
  private static boolean hasMore(JsonBody page) {
    Boolean more = page.get("more");
    return more == null ? page.get("next") != null : more;
  }

  /** The link to the next page; after two small pages, the other ones are large. */
  private static String next(JsonBody page, int pages) {
    String next = page.get("next");
    return pages < RECORDS - 1 ? next : next.replace("limit=1&", "limit=" + LARGEST_PAGE + "&");
  }
}
