package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RawHttp;

@QuarkusTest
class KeyTest {
  private static final String CHALLENGE = "Bearer realm=\"OnRecord\"";
  private static final String INVALID =
      CHALLENGE
          + ", error=\"invalid_token\", error_description=\"The key or token is not valid here\"";

  @Inject Database database;

  @Test
  void a_key_is_shown_once() {
    Response answer = post(Map.of("name", "Newsroom", "role", "editor"));
    answer
        .then()
        .statusCode(201)
        .header("Cache-Control", equalTo("no-store"))
        .header("Location", endsWith("/keys/" + answer.as(JsonBody.class).get("id")))
        .body(has("name", equalTo("Newsroom")))
        .body(has("role", equalTo("editor")))
        .body(has("expiresAt", nullValue()))
        .body(has("key", matchesPattern("ork_[0-9A-Za-z]{43}")));
    String key = answer.as(JsonBody.class).get("key");
    given()
        .get("/keys/" + answer.as(JsonBody.class).get("id"))
        .then()
        .statusCode(200)
        .body(has("name", equalTo("Newsroom")))
        .body(has("role", equalTo("editor")))
        .body(has("createdAt", equalTo(answer.as(JsonBody.class).get("createdAt"))))
        .body(has("lastUsedAt", nullValue()))
        .body(not(key));
    assertFalse(given().get("/keys").asString().contains(key));
  }

  @Test
  void only_the_hash_of_a_key_is_stored() {
    String key = issue("reader").getString("key");
    assertEquals(
        List.of(HexFormat.of().formatHex(new Secret(key).hash())), column("encode(hash, 'hex')"));
    assertFalse(column("api_key::text").toString().contains(key));
  }

  @Test
  void keys_are_listed_newest_first_page_by_page() {
    List<String> ids =
        IntStream.range(0, 3).mapToObj(i -> issue("reader").getString("id")).toList();
    Response first = given().queryParams("limit", 2, "include", "total").get("/keys");
    first
        .then()
        .body(has("items.id", contains(ids.get(2), ids.get(1))))
        .body(has("total", equalTo(3)));
    given()
        .urlEncodingEnabled(false)
        .get(first.as(JsonBody.class).<String>get("next"))
        .then()
        .body(has("items.id", contains(ids.get(0))))
        .body(has("next", nullValue()));
    given()
        .accept("text/csv")
        .get("/keys")
        .then()
        .body(matchesPattern("(?s)id,name,role,createdAt,expiresAt,lastUsedAt\r\n(.*\r\n){3}"));
  }

  @Test
  void a_key_works_until_it_is_revoked() {
    JsonBody key = issue("editor");
    by(key).contentType("application/json").body(anActor("Ada").body()).post("/actors");
    given().get("/actors").then().body(has("items.name", contains("Ada")));

    given().delete("/keys/" + key.get("id")).then().statusCode(204);

    by(key).get("/actors").then().spec(refused(401, "unauthenticated"));
    given().get("/keys/" + key.get("id")).then().spec(refused(404, "not-found"));
    given().delete("/keys/" + key.get("id")).then().spec(refused(404, "not-found"));
  }

  @Test
  void a_key_works_until_it_expires() {
    String soon = "2999-01-01T00:00:00.5Z";
    JsonBody key =
        post(Map.of("name", "Intern", "role", "reader", "expiresAt", soon))
            .then()
            .statusCode(201)
            .body(has("expiresAt", equalTo("2999-01-01T00:00:00.500Z")))
            .extract()
            .as(JsonBody.class);
    by(key).get("/actors").then().statusCode(200);
    run("update api_key set expires_at = now()");
    by(key)
        .get("/actors")
        .then()
        .spec(refused(401, "unauthenticated"))
        .header("WWW-Authenticate", equalTo(INVALID))
        .body(has("detail", equalTo("The key has expired.")));
  }

  @ParameterizedTest
  @CsvSource({
    "2999-01-01T00:00:00+00:00, 2999-01-01T00:00:00Z",
    "2999-01-01T01:30:00.25+05:30, 2998-12-31T20:00:00.250Z",
    "2998-12-31T19:00:00-05:00, 2999-01-01T00:00:00Z",
    "2999-01-01T00:00:00.123456789Z, 2999-01-01T00:00:00.123456Z"
  })
  void an_expiry_has_any_offset_and_is_returned_in_utc_with_microseconds(String sent, String utc) {
    post(Map.of("name", "Intern", "role", "reader", "expiresAt", sent))
        .then()
        .statusCode(201)
        .body(has("expiresAt", equalTo(utc)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2999-01-01",
        "2999-01-01T00:00:00",
        "2999-01-01T00:00Z",
        "2999-01-01 00:00:00Z",
        "2999-01-01t00:00:00z",
        "2999-02-29T00:00:00Z",
        "2999-01-01T24:00:00Z",
        "2998-12-31T23:59:60Z",
        "2999-01-01T00:00:00+24:00",
        "2999-01-01T00:00:00.1234567891Z",
        "9999-12-31T23:59:59-01:00",
        "+10000-01-01T00:00:00Z"
      })
  void an_expiry_is_an_instant_of_a_year_with_four_digits(String sent) {
    post(Map.of("name", "Intern", "role", "reader", "expiresAt", sent))
        .then()
        .spec(invalidAt("/expiresAt"));
  }

  @Test
  void a_key_cannot_be_created_expired() {
    post(Map.of("name", "Late", "role", "reader", "expiresAt", "2020-01-01T00:00:00Z"))
        .then()
        .spec(refusedAt(422, "unprocessable", "/expiresAt"));
    assertEquals(List.of(), column("name"));
  }

  @Test
  void a_key_needs_a_name_and_a_role() {
    post(Map.of()).then().spec(invalidAt("/name", "/role"));
    post(Map.of("name", " ", "role", "owner")).then().spec(invalidAt("/name", "/role"));
    post(Map.of("name", "x".repeat(201), "role", "reader")).then().spec(invalidAt("/name"));
  }

  @Test
  void the_last_use_is_recorded_once_a_minute() {
    JsonBody key = issue("reader");
    String link = "/keys/" + key.get("id");
    by(key).get("/actors");
    Instant first = Instant.parse(given().get(link).as(JsonBody.class).get("lastUsedAt"));
    by(key).get("/actors");
    assertEquals(first, Instant.parse(given().get(link).as(JsonBody.class).get("lastUsedAt")));

    run("update api_key set last_used_at = last_used_at - interval '61 seconds'");
    by(key).get("/actors");
    Instant later = Instant.parse(given().get(link).as(JsonBody.class).get("lastUsedAt"));
    assertFalse(later.isBefore(first), later + " is before " + first);
  }

  @Test
  void a_request_without_a_credential_gets_the_required_role() {
    anonymous()
        .delete("/actors/0199a000-0000-7000-8000-000000000001")
        .then()
        .spec(refused(401, "unauthenticated"))
        .header("WWW-Authenticate", equalTo(CHALLENGE))
        .body(
            has(
                "detail",
                equalTo(
                    "This needs the role “admin”: send a key or a token that has it, as “Authorization: Bearer …”.")));
    anonymous().get("/keys").then().spec(refused(401, "unauthenticated"));
    anonymous()
        .head("/keys")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo(CHALLENGE))
        .body(emptyString());
    anonymous().get("/actors").then().statusCode(200);
  }

  @Test
  void a_credential_without_the_role_gets_the_required_role() {
    by(issue("reader"))
        .contentType("application/json")
        .body(anActor("Ada").body())
        .post("/actors")
        .then()
        .spec(refused(403, "forbidden"))
        .header(
            "WWW-Authenticate",
            equalTo(CHALLENGE + ", error=\"insufficient_scope\", scope=\"editor\""))
        .body(has("role", equalTo("editor")))
        .body(
            has(
                "detail",
                equalTo(
                    "This needs the role “editor”, which the key or token that was sent does not have.")));
    by(issue("editor")).get("/keys").then().spec(refused(403, "forbidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic b3JrOmRldg==",
        "Bearer",
        "Bearer ",
        "ork_dev",
        "Bearer ork_dev ork_dev",
        "Bearer ork_dev, Bearer ork_dev",
        "Bearer\u00e9 ork_dev",
        "Token ork_dev",
        ",",
        "Bearer ork_Dev",
        "Bearer ork_dev2",
        "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ."
      })
  void invalid_credentials_are_rejected_even_if_none_are_required(String header) {
    for (String path : List.of("/actors", "/quotes/facets", "/changes")) {
      given()
          .header("Authorization", header)
          .get(path)
          .then()
          .spec(refused(401, "unauthenticated"))
          .header("WWW-Authenticate", equalTo(INVALID));
      given().header("Authorization", header).head(path).then().statusCode(401);
    }
  }

  @Test
  void two_credentials_are_rejected() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send("GET /actors HTTP/1.1", "Host: localhost", "Authorization: Bearer ork_dev");
    assertEquals(401, answer.status());
  }

  @Test
  void the_bearer_scheme_ignores_case() {
    given().header("Authorization", "bEARER ork_dev").get("/keys").then().statusCode(200);
  }

  @Test
  void contract_swagger_ui_and_health_are_public() {
    for (String path : List.of("/q/openapi", "/q/swagger-ui/", "/q/health/live")) {
      anonymous().get(path).then().statusCode(200);
      given().header("Authorization", "Bearer nonsense").get(path).then().statusCode(200);
    }
  }

  @Test
  void an_unknown_path_is_not_found_without_a_credential() {
    anonymous().get("/nowhere").then().spec(refused(404, "not-found"));
    given()
        .header("Authorization", "Bearer nonsense")
        .get("/nowhere")
        .then()
        .spec(refused(404, "not-found"));
  }

  private static RequestSpecification anonymous() {
    return given().noFiltersOfType(AdminKeyFilter.class);
  }

  private static RequestSpecification by(JsonBody key) {
    return given().header("Authorization", "Bearer " + key.get("key"));
  }

  private static Response post(Map<String, ?> key) {
    return given().contentType("application/json").body(key).post("/keys");
  }

  private static JsonBody issue(String role) {
    return post(Map.of("name", "A " + role, "role", role))
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class);
  }

  private List<String> column(String expression) {
    return database.list(
        Sql.of("select " + expression + " as value from api_key"), row -> row.text("value"));
  }

  private void run(String statement) {
    database.execute(Sql.of(statement));
  }
}
