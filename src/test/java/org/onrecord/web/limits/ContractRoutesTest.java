package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractRoutesTest {
  private final ContractRoutes routes = new ContractRoutes(ContractEndpoint.text());

  @Test
  void every_path_of_the_contract_is_known() throws IOException {
    List<String> paths = new ArrayList<>();
    new YAMLMapper()
        .readTree(ContractEndpoint.text())
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    assertEquals(
        paths, paths.stream().map(path -> routes.of(path.replaceAll("\\{\\w+}", "1"))).toList());
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
    "/quotes//history, UNKNOWN",
    "/quotes/1/2, UNKNOWN",
    "/quotes//, UNKNOWN",
    "//quotes, UNKNOWN",
    "/, UNKNOWN",
    "'', UNKNOWN",
    "*, UNKNOWN",
    "http://elsewhere.example/quotes, UNKNOWN",
    "/q, UNKNOWN",
    "/q/metrics, /q/*",
    "/q/swagger-ui/index.css, /q/*"
  })
  void whatever_is_asked_for_is_one_of_them(String path, String route) {
    assertEquals(route, routes.of(path));
  }
}
