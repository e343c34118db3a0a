package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.JsonBody;

/** A browser that keeps the session cookie, sends no key, and follows no redirect. */
final class Browser {
  static final String COOKIE = "onrecord_session";
  static final String FORM = "application/x-www-form-urlencoded";

  private String cookie;

  /** A browser that has signed in with a key. */
  static Browser with(String key) {
    Browser browser = new Browser();
    assertEquals(303, browser.signIn(key).statusCode());
    return browser;
  }

  /** A browser of somebody with a new key that has a role. */
  static Browser of(String role) {
    return with(key(role).getString("key"));
  }

  /** A new key. */
  static JsonBody key(String role) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", "Desk of " + role, "role", role))
        .post("/keys")
        .as(JsonBody.class);
  }

  Response signIn(String key) {
    return keep(request().contentType(FORM).body("key=" + encoded(key)).post("/sign-in"));
  }

  String cookie() {
    return cookie;
  }

  /** A request of a page with the cookie. */
  RequestSpecification request() {
    RequestSpecification request =
        given()
            .noFiltersOfType(ContractValidationFilter.class)
            .noFiltersOfType(AdminKeyFilter.class)
            .urlEncodingEnabled(false)
            .redirects()
            .follow(false)
            .header("Accept", PageRequests.BROWSER);
    return cookie == null ? request : request.cookie(COOKIE, cookie);
  }

  private Response keep(Response answer) {
    String set = answer.cookie(COOKIE);
    if (set != null) {
      cookie = set.isEmpty() ? null : set;
    }
    return answer;
  }

  Response get(String path) {
    return keep(request().get(path));
  }

  Document page(String path, int status) {
    return document(get(path), path, status);
  }

  Document page(String path) {
    return page(path, 200);
  }

  static Document document(Response answer, String path, int status) {
    assertEquals(status, answer.statusCode(), () -> path + ": " + answer.asString());
    assertEquals("text/html;charset=UTF-8", answer.contentType(), path);
    return Jsoup.parse(answer.asString(), "http://here" + path);
  }

  /** Sends fields as a form. */
  Response post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return keep(request().contentType(FORM).body(body).post(path));
  }

  /**
   * Sends a form of a page with its hidden and other fields.
   *
   * @param changes names and values of fields in turn, also that of the button
   */
  Response submit(Element form, String... changes) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element field : form.select("input[name], textarea[name], select[name]")) {
      Element option = field.selectFirst("option[selected]");
      fields.put(
          field.attr("name"),
          field.tagName().equals("textarea")
              ? field.wholeText()
              : field.tagName().equals("select")
                  ? option == null ? field.selectFirst("option").val() : option.val()
                  : field.val());
    }
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    return post(form.attr("action"), fields);
  }

  /** Submits a form and opens the page to which it leads. */
  Document follow(Element form, String... changes) {
    Response answer = submit(form, changes);
    assertEquals(303, answer.statusCode(), () -> Arrays.toString(changes) + answer.asString());
    return page(answer.header("Location"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
