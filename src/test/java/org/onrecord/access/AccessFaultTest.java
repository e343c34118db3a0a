package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;

/** Authentication while the database or the token issuer is unavailable. */
@Tag("long")
@QuarkusTest
@TestProfile(AccessFaultTest.FewConnections.class)
class AccessFaultTest {
  /** The minimum that migrations need. */
  private static final int CONNECTIONS = 4;

  @Inject DataSource source;

  /** A small connection pool that a test can exhaust, and an unavailable issuer. */
  public static class FewConnections implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.jdbc.max-size",
          String.valueOf(CONNECTIONS),
          "quarkus.datasource.jdbc.acquisition-timeout",
          "2S",
          "quarkus.oidc.auth-server-url",
          "http://127.0.0.1:1",
          "quarkus.oidc.browser.client-id",
          "desk",
          "quarkus.oidc.browser.credentials.secret",
          "secret-of-the-client");
    }
  }

  @Test
  void an_unavailable_database_does_not_make_keys_invalid() throws Exception {
    List<Connection> taken = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      taken.add(source.getConnection());
    }
    try {
      by("ork_none").get("/actors").then().spec(refused(503, "overloaded"));
      by("ork_none").get("/keys").then().spec(refused(503, "overloaded"));
      by("ork_none").head("/actors").then().statusCode(503);
      by("nonsense nonsense").get("/actors").then().spec(refused(401, "unauthenticated"));
      anonymous().get("/keys").then().spec(refused(401, "unauthenticated"));
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    by("ork_none").get("/actors").then().spec(refused(401, "unauthenticated"));
  }

  @Test
  void an_unavailable_issuer_does_not_make_tokens_invalid_and_keys_work() {
    by("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.eA")
        .get("/actors")
        .then()
        .spec(refused(503, "unavailable"))
        .body(
            has(
                "detail",
                equalTo("The token issuer is unavailable. Use a key, or try again shortly.")));
    by("ork_dev").get("/keys").then().statusCode(200);
    anonymous().get("/actors").then().statusCode(200);
  }

  @Test
  void an_unavailable_issuer_signs_nobody_in() {
    String page =
        anonymous()
            .noFiltersOfType(ContractValidationFilter.class)
            .header("Accept", "text/html")
            .get("/sign-in/oidc")
            .then()
            .statusCode(503)
            .contentType("text/html")
            .extract()
            .asString();
    assertTrue(page.contains("The token issuer is unavailable."), page);
  }

  private static RequestSpecification anonymous() {
    return given().noFiltersOfType(AdminKeyFilter.class);
  }

  private static RequestSpecification by(String key) {
    return given()
        .noFiltersOfType(ContractValidationFilter.class)
        .header("Authorization", "Bearer " + key);
  }
}
