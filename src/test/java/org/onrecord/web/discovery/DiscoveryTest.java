package org.onrecord.web.discovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RawHttp;

/** The start page, the API catalog and the guide. */
@QuarkusTest
class DiscoveryTest {
  private static final String CATALOG = "/.well-known/api-catalog";
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", BROWSER, "text/*", "application/xml, */*;q=0.1"})
  void the_start_page_is_html_for_browsers_and_by_default(String accept) {
    given()
        .accept(accept)
        .get("/")
        .then()
        .statusCode(200)
        .contentType(equalTo("text/html;charset=UTF-8"))
        .header("Vary", containsString("Accept"))
        .header("Link", containsString("</q/openapi.yaml>; rel=\"service-desc\""))
        .header("Link", containsString("</q/swagger-ui/>; rel=\"service-doc\""))
        .header("Link", containsString("<" + CATALOG + ">; rel=\"api-catalog\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json, */*;q=0.9",
        "text/html;q=0.5, application/json;q=0.9",
        "application/*",
        "application/linkset+json"
      })
  void the_start_page_is_the_catalog_for_clients_that_prefer_json(String accept) {
    // The contract describes the catalog at its own address.
    Response answer =
        given().noFiltersOfType(ContractValidationFilter.class).accept(accept).get("/");
    assertEquals(200, answer.statusCode());
    assertEquals(CATALOG, answer.header("Content-Location"));
    assertEquals(given().get(CATALOG).asString(), answer.asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/ | image/png", "/ | nonsense", CATALOG + " | text/html"})
  void other_media_types_are_not_acceptable(String path, String accept) {
    given().accept(accept).get(path).then().statusCode(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/linkset+json"})
  void the_catalog_has_the_profile_of_the_rfc(String accept) {
    String profile = "profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    given()
        .accept(accept)
        .get(CATALOG)
        .then()
        .statusCode(200)
        .contentType(equalTo("application/linkset+json;" + profile))
        .header("Link", containsString("<" + CATALOG + ">; rel=\"api-catalog\""));
  }

  @Test
  void every_target_of_the_catalog_has_the_media_type_that_it_names() {
    Map<String, Object> service = JsonBody.of(given().get(CATALOG).asString()).get("linkset[1]");
    Set<String> relations = new TreeSet<>();
    service.forEach(
        (relation, targets) -> {
          if (targets instanceof List<?> links) {
            relations.add(relation);
            links.forEach(link -> assertHasItsMediaType((Map<?, ?>) link));
          }
        });
    assertEquals(Set.of("service-desc", "service-doc", "status"), relations);
  }

  private static void assertHasItsMediaType(Map<?, ?> link) {
    String answered =
        given()
            .noFiltersOfType(ContractValidationFilter.class)
            .get((String) link.get("href"))
            .then()
            .statusCode(200)
            .extract()
            .contentType();
    assertEquals(link.get("type"), answered.replaceFirst(";.*", ""));
  }

  @Test
  void links_of_the_catalog_name_the_host_of_the_request() throws Exception {
    JsonBody catalog =
        RawHttp.send("GET " + CATALOG + " HTTP/1.1", "Host: quotes.example:8443").json();
    assertEquals("http://quotes.example:8443" + CATALOG, catalog.get("linkset[0].anchor"));
    assertEquals("http://quotes.example:8443/", catalog.get("linkset[0].item[0].href"));
    assertEquals("http://quotes.example:8443/", catalog.get("linkset[1].anchor"));
  }

  @Test
  void the_catalog_is_available_without_a_host() throws Exception {
    assertEquals(200, RawHttp.send("GET " + CATALOG + " HTTP/1.0").status());
  }

  @Test
  void every_link_of_the_start_page_and_the_guide_leads_somewhere() {
    Set<String> seen = new TreeSet<>();
    follow("/", seen);
    assertTrue(seen.contains("/q/swagger-ui/"), seen::toString);
    assertTrue(seen.contains("/q/openapi.yaml"), seen::toString);
    assertTrue(seen.contains("/q/health"), seen::toString);
    assertTrue(seen.contains("/quotes"), seen::toString);
    assertTrue(seen.contains("/q/guide/guide-cms"), seen::toString);
  }

  /** Requests a page, and the pages and sections that it links to. */
  private static void follow(String link, Set<String> seen) {
    if (!seen.add(link)) {
      return;
    }
    String[] pathAndSection = link.split("#", 2);
    String path = pathAndSection[0];
    Response answer =
        given().noFiltersOfType(ContractValidationFilter.class).urlEncodingEnabled(false).get(path);
    assertEquals(200, answer.statusCode(), path);
    if (path.equals("/") || path.startsWith("/q/guide/")) {
      Document page = Jsoup.parse(answer.asString(), "http://here" + path);
      if (pathAndSection.length == 2) {
        assertNotNull(page.getElementById(pathAndSection[1]), link);
      }
      page.select("[href]").stream()
          .map(element -> element.absUrl("href"))
          .filter(url -> url.startsWith("http://here/"))
          .forEach(url -> follow(url.replaceFirst("http://here", ""), seen));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/guide/", "/q/guide/operations"})
  void pages_have_no_script_and_one_policy_that_allows_their_style(String path) {
    Response answer = given().noFiltersOfType(ContractValidationFilter.class).get(path);
    Document page = Jsoup.parse(answer.asString());
    assertEquals(0, page.select("script, [style], img, iframe").size());
    assertEquals(1, page.select("h1").size());
    String style = page.selectFirst("style").data();
    assertEquals(
        List.of(
            "default-src 'none'; style-src 'sha256-%s'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(Base64.encodeBase64String(DigestUtils.sha256(style)))),
        answer.headers().getValues("Content-Security-Policy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/favicon.ico", "/q/swagger-ui/favicon.ico"})
  void pages_have_an_icon(String path) {
    byte[] icon = given().noFiltersOfType(ContractValidationFilter.class).get(path).asByteArray();
    // The head of an ICO file with three images.
    assertArrayEquals(new byte[] {0, 0, 1, 0, 3, 0}, Arrays.copyOf(icon, 6));
  }

  @Test
  void an_unknown_page_of_the_guide_is_not_found() {
    given().get("/q/guide/nowhere").then().statusCode(404);
  }
}
