package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Tokens of an issuer that is configured only by its URL. */
@QuarkusTest
@WithTestResource(OidcIssuer.class)
class TokenTest {
  private OidcIssuer issuer;

  @Test
  void token_groups_are_roles() {
    record(issuer.signed(issuer.claims("editor", "football"))).then().statusCode(201);
    by(issuer.signed(issuer.claims("editor")))
        .delete("/actors/0199a000-0000-7000-8000-000000000001")
        .then()
        .spec(refused(403, "forbidden"))
        .body(has("role", equalTo("admin")));
    by(issuer.signed(issuer.claims("admin"))).get("/keys").then().statusCode(200);
    record(issuer.signed(issuer.claims("admin"))).then().statusCode(201);
  }

  @Test
  void roles_are_read_from_the_keycloak_claim() {
    Map<String, ?> realm = Map.of("roles", List.of("editor"));
    String token = issuer.signed(issuer.claims().claim("realm_access", realm));
    record(token).then().statusCode(201);
  }

  @Test
  void group_names_can_be_mapped_to_roles() {
    record(issuer.signed(issuer.claims("newsroom"))).then().statusCode(201);
    by(issuer.signed(issuer.claims("newsroom"))).get("/keys").then().statusCode(403);
  }

  @Test
  void a_token_without_a_role_can_read() {
    String token = issuer.signed(issuer.claims("football"));
    by(token).get("/actors").then().statusCode(200);
    record(token)
        .then()
        .spec(refused(403, "forbidden"))
        .header("WWW-Authenticate", startsWith("Bearer realm=\"OnRecord\", error=\"insufficient"))
        .body(has("role", equalTo("editor")));
  }

  @Test
  void an_invalid_token_is_rejected() {
    String good = issuer.signed(issuer.claims("admin"));
    Instant past = Instant.ofEpochSecond(1_700_000_000);
    Map<String, String> bad =
        Map.of(
            "of another key", OidcIssuer.forged(issuer.claims("admin")),
            "expired",
                issuer.signed(
                    issuer.claims("admin").expiresAt(past.plusSeconds(60)).issuedAt(past)),
            "of another issuer",
                issuer.signed(issuer.claims("admin").issuer("https://example.com")),
            "changed", good.replaceFirst("\\.[^.]*\\.", ".e30."),
            "not signed", good.replaceFirst("[^.]*$", ""),
            "of a number", issuer.signedJson("\"sub\": 42"),
            "of an array", issuer.signedJson("\"sub\": [\"alice\"]"),
            "of an object", issuer.signedJson("\"sub\": {\"name\": \"alice\"}"),
            "no token", "eyJ9.x.y");
    AssertEach.of(
        bad.keySet(),
        which ->
            by(bad.get(which))
                .get("/actors")
                .then()
                .spec(refused(401, "unauthenticated"))
                .header(
                    "WWW-Authenticate", startsWith("Bearer realm=\"OnRecord\", error=\"invalid"))
                .body(has("detail", equalTo("The token is invalid or has expired."))));
  }

  @Test
  void a_token_without_a_usable_subject_is_rejected() {
    Map<String, String> bad =
        Map.ofEntries(
            entry("absent", ""),
            entry("null", "\"sub\": null"),
            entry("empty", "\"sub\": \"\""),
            entry("blank", "\"sub\": \" \\u00a0\\ufeff\""),
            entry("U+0000", "\"sub\": \"al\\u0000ice\""),
            entry("line break", "\"sub\": \"alice\\nbob\""),
            entry("C1 control", "\"sub\": \"alice\\u0085\""),
            entry("high surrogate", "\"sub\": \"alice\\ud800\""),
            entry("low surrogate", "\"sub\": \"\\udc00alice\""),
            entry("too long", "\"sub\": \"%s\"".formatted("a".repeat(256))));
    AssertEach.of(
        bad.keySet(),
        which -> {
          String token = issuer.signedJson(bad.get(which));
          for (Response answer : List.of(record(token), by(token).get("/actors"))) {
            answer
                .then()
                .spec(refused(401, "unauthenticated"))
                .header(
                    "WWW-Authenticate", startsWith("Bearer realm=\"OnRecord\", error=\"invalid"))
                .body(
                    has(
                        "detail",
                        equalTo(
                            "The subject of the token (“sub”) is not a text of 1 to 255 characters without control characters.")));
          }
        });
  }

  @Test
  void the_history_names_the_subject() {
    AssertEach.of(
        List.of("a", "auth0|5f7c", "アリス 😀", "😀".repeat(255)),
        subject -> {
          String token = issuer.signedJson("\"sub\": \"%s\"".formatted(subject));
          String actor = record(token).then().statusCode(201).extract().header("Location");
          given().get(actor + "/history").then().body(has("items[0].by.subject", equalTo(subject)));
        });
  }

  @Test
  void keys_work_beside_tokens() {
    by("ork_dev").get("/keys").then().statusCode(200);
    String key =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Newsroom", "role", "editor"))
            .post("/keys")
            .as(JsonBody.class)
            .get("key");
    record(key).then().statusCode(201);
    by("ork_none").get("/actors").then().spec(refused(401, "unauthenticated"));
    given().noFiltersOfType(AdminKeyFilter.class).get("/actors").then().statusCode(200);
  }

  private static RequestSpecification by(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Response record(String token) {
    return by(token).contentType("application/json").body(anActor("Ada").body()).post("/actors");
  }
}
