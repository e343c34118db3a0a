package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.onrecord.contract.framework.ContractValidationFilter;

/** Requests for pages, as browsers send them. */
final class PageRequests {
  static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private PageRequests() {}

  /** Requests a page; the contract does not describe it. */
  static Response get(String path) {
    return given()
        .noFiltersOfType(ContractValidationFilter.class)
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .header("Accept", BROWSER)
        .get(path);
  }

  /** Posts a form, as a browser sends it. */
  static Response post(String path, Map<String, String> fields) {
    return given()
        .noFiltersOfType(ContractValidationFilter.class)
        .redirects()
        .follow(false)
        .header("Accept", BROWSER)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .post(path);
  }

  /** The document of a page that must be answered with a status. */
  static Document page(String path, int status) {
    Response answer = get(path);
    assertEquals(status, answer.statusCode(), () -> path + ": " + answer.asString());
    assertEquals("text/html;charset=UTF-8", answer.contentType(), path);
    return Jsoup.parse(answer.asString(), "http://here" + path);
  }

  static Document page(String path) {
    return page(path, 200);
  }
}
