package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Sessions of browsers: how they start and end, and what they may do. */
@QuarkusTest
class SignInTest {
  @Inject Database database;

  @Test
  void a_key_starts_a_session() {
    JsonBody key = Browser.key("editor");
    Browser browser = new Browser();
    Document form = browser.page("/sign-in?to=/quotes?q%3Da");
    assertNull(form.selectFirst("form.session"));
    Response answer = browser.submit(form.selectFirst("form.fields"), "key", key.getString("key"));
    answer.then().statusCode(303).header("Location", equalTo("/quotes?q=a"));
    String cookie = answer.header("Set-Cookie");
    assertTrue(
        cookie.matches(
            "onrecord_session=[\\w-]{43}; Max-Age=43(200|19\\d); (Expires=[^;]*; )?Path=/; HTTPOnly; SameSite=Lax"),
        cookie);
    Document page = browser.page("/quotes");
    assertEquals("Desk of editor editor", page.select("form.session > span").text());
    assertEquals("private, no-cache", browser.get("/quotes").header("Cache-Control"));
    assertNull(new Browser().get("/quotes").header("Cache-Control"));
    assertEquals(
        "/sign-in?to=%2Fquotes%3Fq%3Da",
        new Browser().page("/quotes?q=a").select("a.session").attr("href"));
  }

  @Test
  void a_cookie_that_tls_protects_is_secure() {
    String key = Browser.key("reader").getString("key");
    for (String[] header :
        new String[][] {{"X-Forwarded-Proto", "https"}, {"Forwarded", "for=a;proto=\"https\""}}) {
      Response answer =
          new Browser()
              .request()
              .header(header[0], header[1])
              .contentType(Browser.FORM)
              .body("key=" + key)
              .post("/sign-in");
      assertTrue(answer.header("Set-Cookie").contains("; Secure"), answer.header("Set-Cookie"));
    }
  }

  @Test
  void a_wrong_key_gets_the_form_again() {
    for (String key : List.of("", "ork_wrong", "<b>\"")) {
      Response answer = new Browser().signIn(key);
      Document page = Browser.document(answer, "/sign-in", 401);
      assertEquals("The key does not exist.", page.select("#fault").text());
      assertNull(answer.header("Set-Cookie"));
      assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"));
    }
  }

  @Test
  void signing_in_leads_to_a_page_of_this_service_only() {
    String key = Browser.key("reader").getString("key");
    AssertEach.of(
        List.of("//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "", "a"),
        to -> {
          Response answer = new Browser().post("/sign-in", Map.of("key", key, "to", to));
          answer.then().statusCode(303).header("Location", equalTo("/"));
        });
  }

  @Test
  void the_database_holds_neither_key_nor_token() {
    String key = Browser.key("reader").getString("key");
    Browser stored = Browser.with(key);
    Browser configured = Browser.with("ork_dev");
    assertEquals("dev key admin", configured.page("/").select("form.session > span").text());
    String rows =
        database
            .list(Sql.of("select s::text as s from browser_session s"), row -> row.text("s"))
            .toString();
    for (String secret :
        List.of(
            key,
            stored.cookie(),
            configured.cookie(),
            DigestUtils.sha256Hex(key),
            DigestUtils.sha256Hex("ork_dev"))) {
      assertFalse(rows.contains(secret), rows);
    }
    assertFalse(stored.cookie().contains(key.substring(4, 12)));
  }

  @Test
  void a_session_ends_with_its_key() {
    JsonBody revoked = Browser.key("editor");
    Browser browser = Browser.with(revoked.getString("key"));
    assertEquals(200, browser.get("/review").statusCode());
    given().delete("/keys/" + revoked.getString("id")).then().statusCode(204);
    Response answer = browser.get("/review");
    assertEquals(401, answer.statusCode());
    assertTrue(answer.header("Set-Cookie").contains("Max-Age=0"), "the browser forgets it");
    Browser expired = Browser.of("editor");
    database.execute(Sql.of("update api_key set expires_at = created_at"));
    expired.get("/review").then().statusCode(401);
  }

  @Test
  void a_session_ends_after_its_time_and_not_after_its_key() {
    Browser browser = Browser.of("editor");
    database.execute(Sql.of("update browser_session set expires_at = created_at"));
    browser.get("/review").then().statusCode(401);
    Browser.of("reader");
    assertEquals(
        1, database.list(Sql.of("select 1 from browser_session"), row -> 1).size(), "cleared");
    String key =
        given()
            .contentType("application/json")
            .body(
                Map.of(
                    "name",
                    "Short",
                    "role",
                    "reader",
                    "expiresAt",
                    java.time.Instant.now().plusSeconds(600).toString()))
            .post("/keys")
            .as(JsonBody.class)
            .getString("key");
    String cookie = new Browser().signIn(key).header("Set-Cookie");
    assertTrue(cookie.matches(".*Max-Age=(600|59\\d);.*"), cookie);
  }

  @Test
  void signing_out_ends_the_session() {
    Browser browser = Browser.of("editor");
    String token = browser.cookie();
    Document page = browser.page("/");
    browser
        .submit(page.selectFirst("form.session"))
        .then()
        .statusCode(303)
        .header("Location", equalTo("/"));
    assertNull(browser.cookie());
    new Browser()
        .request()
        .cookie(Browser.COOKIE, token)
        .get("/review")
        .then()
        .statusCode(401)
        .body(containsString("/sign-in?to=%2Freview"));
  }

  @Test
  void a_session_has_the_role_of_its_key() {
    Document refused = Browser.of("reader").page("/review", 403);
    assertEquals("Forbidden", refused.select("h1").text());
    assertEquals("Desk of reader reader", refused.select("form.session > span").text());
    Browser.of("admin").page("/review");
  }

  @Test
  void a_form_needs_the_token_of_its_session() {
    Browser browser = Browser.of("editor");
    Browser other = Browser.of("editor");
    String foreign = other.page("/").select("input[name=csrf]").val();
    for (Map<String, String> fields :
        List.<Map<String, String>>of(
            Map.of(), Map.of("csrf", ""), Map.of("csrf", "x"), Map.of("csrf", foreign))) {
      Document page = Browser.document(browser.post("/sign-out", fields), "/sign-out", 403);
      assertTrue(page.text().contains("not one of your session"), page.text());
    }
    browser.page("/review");
  }

  @Test
  void forms_of_other_sites_are_rejected() {
    Browser browser = Browser.of("editor");
    String csrf = browser.page("/").select("input[name=csrf]").val();
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://evil.example"},
          {"Origin", "null"}
        }) {
      for (String path : List.of("/sign-out", "/sign-in")) {
        browser
            .request()
            .header(header[0], header[1])
            .contentType(Browser.FORM)
            .body("key=ork_dev&csrf=" + csrf)
            .post(path)
            .then()
            .statusCode(403)
            .header("Set-Cookie", nullValue())
            .body(containsString("another site"));
      }
    }
    browser.page("/review");
  }

  @Test
  void a_session_reads_pages_and_what_their_scripts_ask_for() {
    Browser browser = Browser.of("admin");
    browser.request().header("Accept", "application/json").get("/keys").then().statusCode(401);
    browser.request().header("Accept", "*/*").get("/keys").then().statusCode(401);
    browser
        .request()
        .header("Accept", "application/json")
        .header("Sec-Fetch-Site", "cross-site")
        .get("/keys")
        .then()
        .statusCode(401);
    browser
        .request()
        .header("Sec-Fetch-Mode", "cors")
        .header("Sec-Fetch-Site", "same-site")
        .get("/review")
        .then()
        .statusCode(401);
    browser
        .request()
        .header("Accept", "application/json")
        .header("Sec-Fetch-Site", "same-origin")
        .header("Sec-Fetch-Mode", "cors")
        .get("/keys")
        .then()
        .statusCode(200);
  }

  @Test
  void a_session_cannot_call_operations_of_the_api_that_write() {
    String quote = aQuote("a").with("status", "proposed").save();
    review(quote, "confirmed").then().statusCode(200);
    Browser browser = Browser.of("admin");
    String csrf = browser.page("/").select("input[name=csrf]").val();
    for (String path : List.of("/reviews/undo", "/reviews/undo;a=b", "/reviews;a=b/undo")) {
      Response answer =
          browser
              .request()
              .header("Sec-Fetch-Site", "same-origin")
              .contentType(Browser.FORM)
              .body("csrf=" + csrf)
              .post("/quotes/" + quote + path);
      assertTrue(answer.statusCode() >= 400, path + " " + answer.asString());
    }
    for (String type : List.of("application/json", "text/plain")) {
      browser
          .request()
          .contentType(type)
          .body("{\"status\": \"disputed\", \"reason\": \"a\", \"reference\": \"b\"}")
          .post("/quotes/" + quote + "/reviews")
          .then()
          .statusCode(not(200));
    }
    browser.request().delete("/quotes/" + quote).then().statusCode(401);
    String status =
        given().get("/quotes/" + quote).then().extract().as(JsonBody.class).get("status");
    assertEquals("confirmed", status);
  }

  @Test
  void a_malformed_form_is_rejected() {
    List<String> bodies =
        new ArrayList<>(List.of("key=%zz", "key=%", "key=%FF", "key=%00", "%ED%A0%80=a"));
    bodies.add("a&".repeat(1001));
    AssertEach.of(
        bodies,
        body ->
            new Browser()
                .request()
                .contentType(Browser.FORM)
                .body(body)
                .post("/sign-in")
                .then()
                .statusCode(400)
                .contentType(equalTo("text/html;charset=UTF-8")));
    new Browser()
        .request()
        .body("{}")
        .contentType("application/json")
        .post("/sign-in")
        .then()
        .statusCode(415);
    new Browser().request().get("/sign-out").then().statusCode(405);
    new Browser().request().cookie(Browser.COOKIE, "x".repeat(43)).get("/").then().statusCode(200);
  }

  @Test
  void a_key_in_the_header_works_on_pages_without_a_session() {
    given()
        .noFiltersOfType(org.onrecord.contract.framework.ContractValidationFilter.class)
        .header("Accept", "text/html")
        .header("Authorization", "Bearer ork_dev")
        .get("/review")
        .then()
        .statusCode(200)
        .body(containsString("No proposal is waiting."))
        .header("Content-Type", endsWith("UTF-8"));
  }
}
