package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.access.IssuerTokenEndpoint.Fault;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.LogCapture;

/** Browsers that sign in at an issuer, by the authorization code flow with PKCE and a nonce. */
@QuarkusTest
@WithTestResource(OidcIssuer.class)
class IssuerSignInTest {
  private static final String SESSION = "onrecord_session";
  private static final Instant PAST = Instant.ofEpochSecond(1_700_000_000);

  private final LogCapture log = new LogCapture(Level.INFO);
  private final LogCapture errors = new LogCapture(Level.SEVERE);
  private OidcIssuer issuer;

  @BeforeEach
  void listen() {
    log.start();
    errors.start();
  }

  /** Any client can make signing in fail, with what it likes. */
  @AfterEach
  void requireLogWithoutErrorsAndTokens() {
    log.close();
    errors.close();
    assertEquals(List.of(), errors.lines());
    assertFalse(log.lines().stream().anyMatch(line -> line.contains("eyJ")), log.lines()::toString);
    assertFalse(log.lines().toString().contains("alice"), log.lines()::toString);
  }

  @AfterEach
  void repairIssuer() {
    issuer.tokenEndpoint().fail(Fault.NONE);
  }

  /** A browser between this service and the issuer. */
  private static final class Visitor {
    final Map<String, String> cookies = new HashMap<>();
    final String authorization;

    /** Opens the page that leads to the issuer. */
    Visitor() {
      authorization = redirected("/sign-in/oidc?to=%2Freview", 302);
    }

    String state() {
      return IssuerTokenEndpoint.parameters(authorization).get("state");
    }

    /** Returns from the issuer. */
    Response back(String query) {
      return page("/sign-in/oidc?" + query);
    }

    Response backWith(String code) {
      return back("code=" + code + "&state=" + state());
    }

    Response page(String path) {
      Response answer =
          given()
              .noFiltersOfType(AdminKeyFilter.class)
              .noFiltersOfType(ContractValidationFilter.class)
              .urlEncodingEnabled(false)
              .redirects()
              .follow(false)
              .cookies(cookies)
              .header("Accept", "text/html")
              .get(path);
      answer.cookies().forEach(cookies::put);
      cookies.values().removeIf(String::isEmpty);
      return answer;
    }

    /** Opens a page, and returns where it leads. */
    String redirected(String path, int status) {
      Response answer = page(path);
      assertEquals(status, answer.statusCode(), () -> path + " " + answer.asString());
      return answer.header("Location");
    }
  }

  private static void assertPage(int status, String sentence, Visitor visitor, Response answer) {
    assertEquals(status, answer.statusCode(), answer::asString);
    assertTrue(answer.contentType().startsWith("text/html"), answer.contentType());
    assertTrue(answer.asString().contains(sentence), answer::asString);
    assertNull(visitor.cookies.get(SESSION));
  }

  private static void assertNotSignedIn(Visitor visitor, Response answer) {
    assertPage(401, "Signing in at the issuer did not succeed.", visitor, answer);
  }

  /** The code is not used: the browser is led to the issuer again. */
  private static void assertStartsAgain(Visitor visitor, Response answer) {
    assertEquals(302, answer.statusCode(), answer::asString);
    assertTrue(answer.header("Location").contains("/authorize?"), answer.header("Location"));
    assertNull(visitor.cookies.get(SESSION));
  }

  @Test
  void a_browser_signs_in() {
    Visitor visitor = new Visitor();
    assertTrue(
        visitor.page("/sign-in?to=/review").asString().contains("/sign-in/oidc?to=%2Freview"));
    Response back = visitor.backWith(issuer.authorize(visitor.authorization, "editor"));
    assertEquals(302, back.statusCode(), back::asString);
    assertTrue(back.header("Location").endsWith("/sign-in/oidc?to=%2Freview"));
    assertEquals("/review", visitor.redirected("/sign-in/oidc?to=%2Freview", 303));
    assertEquals(Set.of(SESSION), visitor.cookies.keySet());
    String desk = visitor.page("/review").then().statusCode(200).extract().asString();
    assertTrue(desk.contains("<bdi>alice</bdi>"), desk);
  }

  @Test
  void the_issuer_gets_a_challenge_a_nonce_and_a_state_of_this_browser() {
    Visitor one = new Visitor();
    Visitor other = new Visitor();
    Map<String, String> request = IssuerTokenEndpoint.parameters(one.authorization);
    assertEquals("code", request.get("response_type"));
    assertEquals("S256", request.get("code_challenge_method"));
    assertTrue(request.get("code_challenge").matches("[\\w-]{43}"), request::toString);
    assertTrue(List.of(request.get("scope").split(" ")).contains("openid"), request::toString);
    Map<String, String> second = IssuerTokenEndpoint.parameters(other.authorization);
    for (String secret : List.of("code_challenge", "nonce", "state")) {
      assertFalse(request.get(secret).equals(second.get(secret)), secret);
    }
    assertFalse(one.cookies.toString().contains(request.get("nonce")), "it is encrypted");
  }

  @Test
  void an_id_token_that_is_not_for_this_request_signs_nobody_in() {
    Map<String, Function<JwtClaimsBuilder, String>> bad =
        Map.of(
            "other nonce", claims -> issuer.signed(claims.claim("nonce", "other")),
            "no nonce", claims -> issuer.signed(issuer.claims("editor").audience("desk")),
            "other audience", claims -> issuer.signed(claims.audience("other")),
            "other issuer", claims -> issuer.signed(claims.issuer("https://example.com")),
            "expired",
                claims -> issuer.signed(claims.issuedAt(PAST).expiresAt(PAST.plusSeconds(60))),
            "other key", OidcIssuer::forged,
            "no token", claims -> "nonsense");
    AssertEach.of(
        bad.keySet(),
        which -> {
          Visitor visitor = new Visitor();
          String code = issuer.authorize(visitor.authorization, bad.get(which), "editor");
          assertNotSignedIn(visitor, visitor.backWith(code));
        });
    String logged = log.lines().toString();
    for (String reason :
        List.of(
            "nonce does not match", "nonce is missing", "Audience", "Issuer", "no longer valid")) {
      assertTrue(logged.contains(reason), logged);
    }
  }

  @Test
  void a_code_is_exchanged_for_the_browser_that_asked_only() {
    Visitor visitor = new Visitor();
    String code = issuer.authorize(visitor.authorization, "editor");
    Visitor other = new Visitor();
    int before = issuer.tokenEndpoint().requests();
    assertStartsAgain(other, other.back("code=" + code + "&state=" + visitor.state()));
    assertStartsAgain(other, other.back("code=" + code));
    assertNotSignedIn(other, other.back("code=a&state=b&state=" + other.state()));
    assertEquals(before, issuer.tokenEndpoint().requests());

    Visitor third = new Visitor();
    assertNotSignedIn(third, third.backWith(code));
    assertEquals(before + 1, issuer.tokenEndpoint().requests(), "its verifier is another one");
  }

  @Test
  void a_code_is_used_once() {
    Visitor visitor = new Visitor();
    Map<String, String> stolen = new HashMap<>(visitor.cookies);
    String code = issuer.authorize(visitor.authorization, "editor");
    assertEquals(302, visitor.backWith(code).statusCode());
    visitor.cookies.clear();
    int before = issuer.tokenEndpoint().requests();
    assertStartsAgain(visitor, visitor.backWith(code));
    assertEquals(before, issuer.tokenEndpoint().requests(), "the state is used up");
    visitor.cookies.putAll(stolen);
    assertNotSignedIn(visitor, visitor.backWith(code));
  }

  @Test
  void a_changed_state_cookie_signs_nobody_in() {
    Map<String, Function<String, String>> changes =
        Map.of(
            "without verifier and nonce", value -> value.substring(0, value.indexOf('|')),
            "not encrypted", value -> value.substring(0, value.indexOf('|') + 1) + "e30",
            "encrypted by another", value -> value.substring(0, value.length() - 3) + "AAA");
    AssertEach.of(
        changes.keySet(),
        which -> {
          Visitor visitor = new Visitor();
          visitor.cookies.replaceAll((name, value) -> changes.get(which).apply(value));
          String code = issuer.authorize(visitor.authorization, "editor");
          assertNotSignedIn(visitor, visitor.backWith(code));
        });
  }

  @Test
  void a_user_who_declines_is_not_signed_in() {
    Visitor visitor = new Visitor();
    assertNotSignedIn(visitor, visitor.back("error=access_denied&state=" + visitor.state()));
  }

  @Test
  void a_user_without_a_role_only_reads() {
    Visitor visitor = new Visitor();
    visitor.backWith(issuer.authorize(visitor.authorization, "football"));
    assertEquals("/review", visitor.redirected("/sign-in/oidc?to=%2Freview", 303));
    assertEquals(403, visitor.page("/review").statusCode());
    assertEquals(200, visitor.page("/quotes").statusCode());
  }

  @Test
  void an_issuer_that_fails_is_unavailable() {
    AssertEach.of(
        List.of(Fault.SLOW, Fault.SERVER_ERROR, Fault.NOT_JSON, Fault.CLOSES_THE_CONNECTION),
        fault -> {
          issuer.tokenEndpoint().fail(Fault.NONE);
          Visitor visitor = new Visitor();
          String code = issuer.authorize(visitor.authorization, "editor");
          issuer.tokenEndpoint().fail(fault);
          long start = System.nanoTime();
          Response answer = visitor.backWith(code);
          assertPage(503, "The token issuer is unavailable.", visitor, answer);
          assertTrue(System.nanoTime() - start < 10_000_000_000L, "it does not wait for long");
        });
  }
}
