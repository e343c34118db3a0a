package org.onrecord.web.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That the contract marks an operation as deprecated.
 *
 * @param paths a regular expression for the paths that the operation answers
 * @param since the day; long ago where the contract does not tell
 * @param sunset the day from which on it may be gone, where that is settled
 */
record Deprecation(HttpMethod method, String paths, LocalDate since, Optional<LocalDate> sunset) {
  private static final String MARK = "deprecated: true";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /** All that a contract has. It is not parsed where it has none: that takes long. */
  static List<Deprecation> in(String contract) throws IOException {
    if (!contract.contains(MARK)) {
      return List.of();
    }
    JsonNode paths = new YAMLMapper().readTree(contract).path("paths");
    List<Deprecation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().path("deprecated").asBoolean()) {
          found.add(of(operation, matching(path.getKey(), paths)));
        }
      }
    }
    return found;
  }

  private static Deprecation of(Map.Entry<String, JsonNode> operation, String paths) {
    return new Deprecation(
        HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
        paths,
        day(operation.getValue(), "x-deprecated-since").orElse(LocalDate.EPOCH),
        day(operation.getValue(), "x-sunset"));
  }

  private static Optional<LocalDate> day(JsonNode operation, String member) {
    return Optional.ofNullable(operation.get(member)).map(day -> LocalDate.parse(day.asText()));
  }

  /** What fits a template, but for paths that the contract has in so many words. */
  private static String matching(String template, JsonNode paths) {
    String matching = template.replaceAll("\\{[^}]+}", "[^/]+");
    Stream<String> others = paths.properties().stream().map(Map.Entry::getKey);
    return others
        .filter(other -> !other.equals(template) && other.matches(matching) && !other.contains("{"))
        .map(other -> "(?!" + other + "/?$)")
        .collect(Collectors.joining("", "", matching + "/?"));
  }

  /** What {@code Deprecation} says (RFC 9745). */
  String deprecationHeader() {
    return "@" + since.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** What {@code Sunset} says (RFC 8594). */
  Optional<String> sunsetHeader() {
    return sunset.map(day -> HTTP_DATE.format(day.atStartOfDay()));
  }
}
