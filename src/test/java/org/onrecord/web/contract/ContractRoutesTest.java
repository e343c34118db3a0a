package org.onrecord.web.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractRoutesTest {
  private final ContractRoutes routes = new ContractRoutes(ContractEndpoint.document());

  @Test
  void finds_every_path_of_the_contract() throws IOException {
    List<String> paths = new ArrayList<>();
    new YAMLMapper()
        .readTree(ContractEndpoint.document())
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    assertEquals(
        paths, paths.stream().map(path -> template(path.replaceAll("\\{\\w+}", "1"))).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "/quotes, /quotes",
    "/quotes/, /quotes",
    "/quotes/search, /quotes/search",
    "/quotes/searching, /quotes/{id}",
    "/quotes/1/history, /quotes/{id}/history",
    "/quotes/1/history/, /quotes/{id}/history",
    "/quotes/facets/history, /quotes/{id}/history",
    "/quotes.csv, /quotes.csv",
    "/quotes.csv/, /quotes.csv",
    "/quotes.xml, UNKNOWN",
    "/quotes/1.jsonld, /quotes/{id}.jsonld",
    "/quotes/1.2.jsonld/, /quotes/{id}.jsonld",
    "/quotes/1.csl.json, /quotes/{id}.csl.json",
    "/quotes/1.2.csl.json, /quotes/{id}.csl.json",
    "/quotes/1.json, /quotes/{id}",
    "/quotes/1.csv, /quotes/{id}",
    "/quotes/.jsonld, /quotes/{id}",
    "/quotes/1.jsonld/history, /quotes/{id}/history",
    "/quotes//history, UNKNOWN",
    "/quotes/1/2, UNKNOWN",
    "/quotes//, UNKNOWN",
    "//quotes, UNKNOWN",
    "/, /",
    "'', UNKNOWN",
    "*, UNKNOWN",
    "http://elsewhere.example/quotes, UNKNOWN",
    "/q, UNKNOWN"
  })
  void prefers_literal_text_and_ignores_one_trailing_slash(String path, String route) {
    assertEquals(route, template(path));
  }

  @Test
  void a_get_operation_implies_head_and_options() {
    ContractRoutes get = contract("paths: {/quotes: {get: {}, post: {}}}");
    assertEquals("GET, HEAD, OPTIONS, POST", get.find("/quotes").orElseThrow().allow());
  }

  private static ContractRoutes contract(String yaml) {
    return new ContractRoutes(yaml.getBytes(UTF_8));
  }

  private String template(String path) {
    return routes.find(path).map(ContractRoutes.Route::template).orElse("UNKNOWN");
  }
}
