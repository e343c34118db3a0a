package org.onrecord.pages.error;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.web.problem.Problem;

/**
 * An actor that may have been meant, with the URL of the list for it.
 *
 * @param given the name that fits no actor
 * @param href the query, a relative reference
 */
record NameChoice(String given, String name, String kind, String href) {

  /**
   * The choices of a problem with unknown names.
   *
   * @param uri the query of the request
   */
  static List<NameChoice> of(Problem problem, String query, ObjectMapper mapper) {
    if (query == null || !problem.extensions().containsKey("unknownNames")) {
      return List.of();
    }
    List<NameChoice> choices = new ArrayList<>();
    JsonNode unknown = mapper.valueToTree(problem.extensions().get("unknownNames"));
    for (JsonNode name : unknown) {
      for (JsonNode actor : name.path("near")) {
        choices.add(of(name, actor, query));
      }
    }
    return choices;
  }

  private static NameChoice of(JsonNode unknown, JsonNode actor, String query) {
    String given = unknown.path("value").asText();
    return new NameChoice(
        given,
        actor.path("name").asText(),
        actor.path("kind").asText(),
        replaced(query, unknown.path("parameter").asText(), given, actor.path("id").asText()));
  }

  /** The query with another value in place of one of a parameter. */
  private static String replaced(String query, String parameter, String value, String other) {
    return Stream.of(query.split("&"))
        .map(
            pair ->
                isSame(pair, parameter, value) ? encoded(parameter) + "=" + encoded(other) : pair)
        .collect(joining("&", "?", ""));
  }

  private static boolean isSame(String pair, String parameter, String value) {
    String[] parts = pair.split("=", 2);
    return parts.length == 2
        && decoded(parts[0]).equals(parameter)
        && decoded(parts[1]).strip().equals(value.strip());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
