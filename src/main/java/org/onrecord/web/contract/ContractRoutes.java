package org.onrecord.web.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The routes of the OpenAPI document and of pages, found by request path. The document is parsed
 * once, on another thread while the service starts, because parsing thousands of lines of YAML
 * takes longer than any other step of the first request.
 */
@Singleton
public class ContractRoutes {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private volatile CompletableFuture<Segment> root;

  ContractRoutes() {}

  ContractRoutes(byte[] document) {
    this.root = CompletableFuture.completedFuture(parse(document));
  }

  /** Starts parsing. The constructor must not, because a native image runs it at build time. */
  void start(@Observes StartupEvent event) {
    root = CompletableFuture.supplyAsync(() -> parse(ContractEndpoint.document()));
  }

  /**
   * A path template with its operations.
   *
   * @param template such as {@code /quotes/{id}}
   * @param methods the upper-case methods, in the order of the {@code Allow} header
   * @param deprecations by upper-case method
   * @param bodies the media types of request bodies by upper-case method, separated by commas
   */
  public record Route(
      String template,
      Set<String> methods,
      Map<String, Deprecation> deprecations,
      Map<String, String> bodies) {
    /** True if the path has an operation with this method. */
    public boolean allows(String method) {
      return methods.contains(method);
    }

    /** The value of the {@code Allow} header. */
    public String allow() {
      return String.join(", ", methods);
    }

    private static Route of(String template, JsonNode item) {
      Map<String, Optional<Deprecation>> operations = new TreeMap<>();
      Map<String, String> bodies = new HashMap<>();
      operations.put("OPTIONS", Optional.empty());
      for (Map.Entry<String, JsonNode> member : item.properties()) {
        if (METHODS.contains(member.getKey())) {
          String method = member.getKey().toUpperCase(Locale.ROOT);
          Optional<Deprecation> deprecation = Deprecation.of(member.getValue());
          operations.put(method, deprecation);
          JsonNode body = member.getValue().path("requestBody").path("content");
          if (!body.isEmpty()) {
            bodies.put(method, String.join(", ", (Iterable<String>) body::fieldNames));
          }
          if (member.getKey().equals("get")) {
            operations.put("HEAD", deprecation);
          }
        }
      }
      Map<String, Deprecation> deprecations = new HashMap<>();
      operations.forEach((method, mark) -> mark.ifPresent(d -> deprecations.put(method, d)));
      return new Route(template, operations.keySet(), deprecations, bodies);
    }
  }

  /** A node of the prefix tree of path segments. {@code route} is null if no path ends here. */
  private static final class Segment {
    private final Map<String, Segment> literals = new HashMap<>();

    /** Variables with a file extension, such as {@code {id}.jsonld}, by extension. */
    private final Map<String, Segment> variablesWithExtension = new HashMap<>();

    private Segment variable;
    private Route route;

    private void add(Route added) {
      Segment segment = this;
      for (String name : added.template.substring(1).split("/")) {
        if (name.isEmpty()) {
          continue;
        }
        if (name.endsWith("}")) {
          segment.variable = segment.variable == null ? new Segment() : segment.variable;
          segment = segment.variable;
        } else if (name.startsWith("{")) {
          String extension = name.substring(name.indexOf('}') + 1);
          segment =
              segment.variablesWithExtension.computeIfAbsent(extension, next -> new Segment());
        } else {
          segment = segment.literals.computeIfAbsent(name, next -> new Segment());
        }
      }
      segment.route = added;
    }

    private Route find(String path, int start, int end) {
      if (start > end) {
        return route;
      }
      int slash = path.indexOf('/', start);
      int stop = slash < 0 || slash > end ? end : slash;
      String name = path.substring(start, stop);
      Route found = find(literals.get(name), path, stop + 1, end);
      if (found == null) {
        found = find(withExtension(name), path, stop + 1, end);
      }
      return found == null && !name.isEmpty() ? find(variable, path, stop + 1, end) : found;
    }

    private static Route find(Segment next, String path, int start, int end) {
      return next == null ? null : next.find(path, start, end);
    }

    private Segment withExtension(String name) {
      Segment found = null;
      for (int dot = name.indexOf('.', 1); dot > 0 && found == null; ) {
        found = variablesWithExtension.get(name.substring(dot));
        dot = name.indexOf('.', dot + 1);
      }
      return found;
    }
  }

  /**
   * Finds the route of a request path. A literal segment wins over a variable, and a variable with
   * a file extension over one without; one trailing slash is ignored.
   */
  public Optional<Route> find(String path) {
    if (path == null || path.isEmpty()) {
      return Optional.empty();
    }
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return Optional.ofNullable(root.join().find(path, 1, end));
  }

  private static Segment parse(byte[] document) {
    Segment root = new Segment();
    for (Map.Entry<String, JsonNode> path : paths(document).properties()) {
      root.add(Route.of(path.getKey(), path.getValue()));
    }
    PageRoutes.all().forEach(root::add);
    return root;
  }

  /** Reads {@code paths} and stops there: the rest of the document is the larger part. */
  private static JsonNode paths(byte[] document) {
    YAMLMapper mapper = new YAMLMapper();
    try (JsonParser yaml = mapper.getFactory().createParser(document);
        JsonParser paths =
            new FilteringParserDelegate(
                yaml, new JsonPointerBasedFilter("/paths"), Inclusion.ONLY_INCLUDE_ALL, false)) {
      return mapper.readTree(paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
