package org.onrecord.web.idempotency;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.EntityTags;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/** Requests with an Idempotency-Key are executed once. */
@QuarkusTest
class IdempotencyTest {
  private static final String BODY = "“We shall see,” said Ada Lovelace. That was all.";

  @Inject DataSource database;

  /** Bodies of requests that create a record, by path. */
  private static Map<String, Object> creations() {
    Map<String, Object> creations = new LinkedHashMap<>();
    creations.put("/actors", anActor("Ada").alias("Countess").body());
    creations.put(
        "/articles", anArticle().body(BODY).from("The Paper").with("url", "http://a/b").body());
    creations.put("/articles?extract=true", anArticle().titled("Two").body(BODY).body());
    creations.put("/quotes", aQuote("all").in(anArticle().body(BODY).save()).body());
    creations.put("/articles/" + anArticle().body(BODY).save() + "/extraction", null);
    return creations;
  }

  /** Bodies of requests that cannot be executed twice, by path. */
  private static Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    String survivor = anActor("Ada Lovelace").save();
    String duplicate = anActor("Countess").save();
    changes.put("/actors/" + duplicate + "/merge", Map.of("into", Map.of("id", survivor)));
    changes.put("/actors/" + duplicate + "/unmerge", null);
    String quote = aQuote("all").in(anArticle().body(BODY).save()).save();
    Map<String, Object> dispute =
        Map.of("status", "disputed", "reason", "Misheard", "reference", "https://tape.example/");
    changes.put("/quotes/" + quote + "/reviews", dispute);
    List<String> records =
        List.of(
            "/articles/" + anArticle().save(),
            "/actors/" + anActor("Bea").save(),
            "/quotes/" + aQuote("it").save());
    for (String record : records) {
      String recorded = ListRequests.page(record + "/history").getString("items[0].at");
      given().delete(record).then().statusCode(204);
      changes.put(record + "/restore", Map.of("at", recorded));
    }
    return changes;
  }

  @Test
  void a_retried_merge_review_or_restoration_is_executed_once() {
    changes()
        .forEach(
            (path, body) -> {
              Response first = post(path, path, body);
              assertEquals(200, first.statusCode(), first::asString);
              int changes = count("select count(*) from change");
              assertReplayed(first, post(path, path, body));
              assertEquals(changes, count("select count(*) from change"), path);
              post("/actors", path, anActor("Other").body()).then().statusCode(422);
            });
  }

  private static Response post(String path, String key, Object body) {
    return body == null
        ? given().header("Idempotency-Key", key).post(path)
        : given()
            .header("Idempotency-Key", key)
            .contentType("application/json")
            .body(body)
            .post(path);
  }

  @Test
  void a_retry_gets_the_same_response_and_is_executed_once() {
    creations()
        .forEach(
            (path, body) -> {
              Response first = post(path, "a", body);
              int records = records();
              assertEquals(null, first.header("Idempotency-Replayed"));
              for (int i = 0; i < 3; i++) {
                assertReplayed(first, post(path, "a", body));
              }
              assertEquals(records, records(), path);
              clear();
            });
  }

  private static void assertReplayed(Response first, Response again) {
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(first.statusCode(), again.statusCode());
    assertArrayEquals(first.asByteArray(), again.asByteArray());
    for (String header : List.of("Content-Type", "Location", "ETag")) {
      assertEquals(first.header(header), again.header(header), header);
    }
  }

  @Test
  void a_response_with_a_key_equals_one_without() {
    Response with = post("/actors", "a", anActor("Ada").body());
    Response without = anActor("Ada").post();

    assertEquals(
        with.as(JsonBody.class).getMap("").keySet(),
        without.as(JsonBody.class).getMap("").keySet());
    assertEquals(WriteRequests.content(without), WriteRequests.content(with));
    assertEquals(
        without.header("Content-Type").replaceFirst(";.*", ""), with.header("Content-Type"));
    String record = "/actors/" + with.as(JsonBody.class).get("id");
    assertEquals(given().get(record).asString(), with.asString());
    assertEquals(EntityTags.tag(record), with.header("ETag"));
    assertTrue(with.header("Location").endsWith(record));
  }

  @Test
  void a_retried_page_is_recorded_once() {
    String page = "<title>T</title><article><p>" + BODY.repeat(3) + "</p></article>";
    List<Response> answers =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    given()
                        .header("Idempotency-Key", "a")
                        .contentType("text/html; charset=UTF-8")
                        .body(page)
                        .post("/articles?extract=true"))
            .toList();

    assertReplayed(answers.get(0), answers.get(1));
    assertEquals(201, answers.get(0).statusCode());
    assertTrue(answers.get(0).as(JsonBody.class).getList("notFound").contains("source"));
    assertEquals(1, ListRequests.first("id", "/articles").size());
  }

  @Test
  void a_replayed_response_ignores_later_changes() {
    Response first = post("/actors", "a", anActor("Ada").body());
    given().delete("/actors/" + first.as(JsonBody.class).get("id")).then().statusCode(204);

    assertReplayed(first, post("/actors", "a", anActor("Ada").body()));
    assertEquals(404, given().get("/actors/" + first.as(JsonBody.class).get("id")).statusCode());
  }

  @Test
  void a_different_request_with_the_same_key_is_rejected() {
    post("/actors", "a", anActor("Ada").body()).then().statusCode(201);
    int records = records();

    post("/actors", "a", anActor("Bo").body()).then().spec(refused(422, "idempotency-key-reused"));
    post("/articles", "a", anArticle().body()).then().spec(refused(422, "idempotency-key-reused"));
    assertEquals(records, records());
  }

  @Test
  void a_different_query_is_a_different_request() {
    Map<String, Object> article = anArticle().body();
    post("/articles", "a", article).then().statusCode(201);

    post("/articles?extract=false", "a", article)
        .then()
        .spec(refused(422, "idempotency-key-reused"));
  }

  @Test
  void white_space_and_member_order_do_not_matter() {
    Response first = post("/actors", "a", "{\"name\":\"Ada\",\"kind\":\"person\"}");
    Response again = post("/actors", "a", " { \"kind\" : \"person\", \"name\" : \"Ada\" } ");

    assertReplayed(first, again);
  }

  @Test
  void different_keys_are_independent() {
    Set<String> ids =
        List.of("a", "b", "A", "a.", "'a'").stream()
            .map(
                key ->
                    post("/actors", key, anActor("Ada").body())
                        .as(JsonBody.class)
                        .<String>get("id"))
            .collect(Collectors.toSet());

    assertEquals(5, ids.size());
  }

  @Test
  void a_quoted_key_equals_the_unquoted_one() {
    Response first = post("/actors", "\"k-1\"", anActor("Ada").body());

    assertReplayed(first, post("/actors", "k-1", anActor("Ada").body()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"a", "\"\"", "a\"", "\"a\\\"b\"", "é"})
  void an_invalid_key_is_rejected(String key) {
    post("/actors", key, anActor("Ada").body()).then().spec(invalidIn("Idempotency-Key"));
  }

  @Test
  void keys_have_1_to_255_characters() {
    post("/actors", "k".repeat(255), anActor("Ada").body()).then().statusCode(201);
    post("/actors", "k".repeat(256), anActor("Ada").body())
        .then()
        .spec(invalidIn("Idempotency-Key"));
    given()
        .header("Idempotency-Key", "a", "b")
        .contentType("application/json")
        .body(anActor("Ada").body())
        .post("/actors")
        .then()
        .spec(invalidIn("Idempotency-Key"));
  }

  @Test
  void a_rejected_request_stores_nothing_and_may_be_retried() {
    Map<String, Object> article = anArticle().with("url", "http://a/b").from("The Paper").body();
    String inTheWay = anArticle().with("url", "http://a/b").save();
    int records = records();

    post("/articles", "a", article).then().spec(refused(409, "already-exists"));
    post("/articles", "a", Map.of("title", "T")).then().statusCode(400);
    assertEquals(records, records());
    assertEquals(0, count("select count(*) from idempotent_answer"));

    given().delete("/articles/" + inTheWay).then().statusCode(204);
    Response done = post("/articles", "a", article);
    assertEquals(201, done.statusCode());
    assertReplayed(done, post("/articles", "a", article));
  }

  /** The rollback includes the speaker that the quote creates. */
  @Test
  void a_failure_while_storing_the_response_rolls_everything_back() {
    String article = anArticle().body(BODY).save();
    Map<String, Object> quote =
        aQuote("all").in(article).with("speaker", Map.of("name", "New", "kind", "person")).body();
    int records = records();
    execute("alter table idempotent_answer add constraint fails check (key <> 'fails')");
    try {
      given()
          .noFiltersOfType(org.onrecord.contract.framework.ContractValidationFilter.class)
          .header("Idempotency-Key", "fails")
          .contentType("application/json")
          .body(quote)
          .post("/quotes")
          .then()
          .statusCode(500);
    } finally {
      execute("alter table idempotent_answer drop constraint fails");
    }
    assertEquals(records, records());

    post("/quotes", "fails", quote).then().statusCode(201);
  }

  @Test
  void a_key_expires_after_24_hours() {
    Response first = post("/actors", "a", anActor("Ada").body());
    execute("update idempotent_answer set at = at - interval '23 hours 59 minutes'");
    assertReplayed(first, post("/actors", "a", anActor("Ada").body()));

    execute("update idempotent_answer set at = at - interval '1 minute'");
    Response second = post("/actors", "a", anActor("Bo").body());

    assertEquals(201, second.statusCode());
    assertEquals("Bo", second.as(JsonBody.class).get("name"));
    assertReplayed(second, post("/actors", "a", anActor("Bo").body()));
  }

  @Test
  void expired_responses_are_deleted_by_later_requests() {
    for (int i = 0; i < 30; i++) {
      post("/actors", "k" + i, anActor("Ada").body()).then().statusCode(201);
    }
    execute("update idempotent_answer set at = at - interval '1 day'");

    post("/actors", "a", anActor("Ada").body()).then().statusCode(201);
    assertEquals(11, count("select count(*) from idempotent_answer"));
    post("/actors", "b", anActor("Ada").body()).then().statusCode(201);
    assertEquals(2, count("select count(*) from idempotent_answer"));
  }

  @Test
  void sixteen_simultaneous_retries_create_one_record() throws Exception {
    Map<String, Object> article =
        anArticle().body(BODY).with("source", Map.of("name", "New", "kind", "media")).body();
    for (int round = 0; round < 5; round++) {
      int before = records();
      String key = "round-" + round;
      List<Response> answers =
          SimultaneousRequests.send(16, i -> post("/articles?extract=true", key, article));

      Set<String> recorded =
          answers.stream()
              .filter(answer -> answer.statusCode() == 201)
              .map(Response::asString)
              .collect(Collectors.toSet());
      assertEquals(1, recorded.size());
      answers.stream()
          .filter(answer -> answer.statusCode() != 201)
          .forEach(
              answer ->
                  answer
                      .then()
                      .spec(refused(409, "idempotency-key-in-use"))
                      .header("Retry-After", equalTo("1")));
      Response later = post("/articles?extract=true", key, article);
      assertEquals("true", later.header("Idempotency-Replayed"));
      assertEquals(recorded, Set.of(later.asString()));
      // The article and its proposal, in the first round also its source and the speaker.
      assertEquals(before + (round == 0 ? 4 : 2), records());
    }
  }

  /** Takes the lock on another connection, as another replica would. */
  @Test
  void a_key_locked_by_another_replica_is_in_use() throws SQLException {
    post("/actors", "a", anActor("Ada").body()).then().statusCode(201);
    String caller = text("select caller from idempotent_answer");
    try (Connection replica = database.getConnection()) {
      replica.setAutoCommit(false);
      try (PreparedStatement claim =
          replica.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")) {
        claim.setString(1, caller + "\nb");
        claim.execute();
        post("/actors", "b", anActor("Bo").body())
            .then()
            .spec(refused(409, "idempotency-key-in-use"));
        post("/actors", "c", anActor("Bo").body()).then().statusCode(201);
      }
      replica.rollback();
    }
    post("/actors", "b", anActor("Bo").body()).then().statusCode(201);
  }

  @Test
  void keys_of_other_callers_are_independent() {
    String other =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Another", "role", "editor"))
            .post("/keys")
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .get("key");
    Response mine = post("/actors", "a", anActor("Ada").body());
    Response theirs =
        given()
            .header("Authorization", "Bearer " + other)
            .header("Idempotency-Key", "a")
            .contentType("application/json")
            .body(anActor("Bo").body())
            .post("/actors");

    assertEquals(201, theirs.statusCode());
    assertNotEquals(
        mine.as(JsonBody.class).<String>get("id"), theirs.as(JsonBody.class).<String>get("id"));
  }

  private int records() {
    return count(
        "select (select count(*) from actor) + (select count(*) from article) + (select count(*) from quote)");
  }

  private int count(String sql) {
    return Integer.parseInt(text(sql));
  }

  private String text(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        var result = statement.executeQuery()) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void clear() {
    execute("truncate idempotent_answer");
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
