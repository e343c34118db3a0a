package org.onrecord.web.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The methods that each path knows, read from the contract when first asked for. (The framework
 * leaves the Allow header of a 405 empty, and names the methods of all paths of a class in the
 * answer to OPTIONS.)
 */
@Singleton
class AllowedMethods {
  private static final Set<String> OPERATIONS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  /** What each path knows, as the Allow header lists it. */
  private record Paths(Map<String, String> spelledOut, Map<Pattern, String> withVariables) {}

  private volatile Paths paths;

  /**
   * Answers OPTIONS. Refuses the methods that a path does not know which is spelled out: the
   * framework would take "search" for the id of a record.
   */
  @ServerRequestFilter(preMatching = true)
  Optional<RestResponse<Void>> options(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
      String allowed = paths().spelledOut.get(path);
      if (allowed != null && !allowed.contains(request.getMethod())) {
        throw new NotAllowedException(request.getMethod());
      }
      return Optional.empty();
    }
    String allowed = allowHeader(path).orElseThrow(() -> new NotFoundException());
    return Optional.of(
        RestResponse.ResponseBuilder.<Void>ok().header(HttpHeaders.ALLOW, allowed).build());
  }

  /** The methods of a path; empty where the contract has no such path. */
  Optional<String> allowHeader(String path) {
    String spelledOut = paths().spelledOut.get(path.replaceFirst("(?<=.)/$", ""));
    return spelledOut != null
        ? Optional.of(spelledOut)
        : paths().withVariables.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(path).matches())
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private Paths paths() {
    if (paths == null) {
      Paths read = new Paths(new HashMap<>(), new LinkedHashMap<>());
      for (Map.Entry<String, JsonNode> path : contract().path("paths").properties()) {
        String allow = allow(path.getValue());
        if (path.getKey().contains("{")) {
          read.withVariables.put(pattern(path.getKey()), allow);
        } else {
          read.spelledOut.put(path.getKey(), allow);
        }
      }
      paths = read;
    }
    return paths;
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+") + "/?");
  }

  private static String allow(JsonNode path) {
    Set<String> names = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
    path.fieldNames()
        .forEachRemaining(
            name -> {
              if (OPERATIONS.contains(name)) {
                names.add(name.toUpperCase(Locale.ROOT));
              }
            });
    return String.join(", ", names);
  }

  private static JsonNode contract() {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (InputStream yaml = classes.getResourceAsStream("META-INF/openapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
