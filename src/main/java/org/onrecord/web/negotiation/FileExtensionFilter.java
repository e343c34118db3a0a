package org.onrecord.web.negotiation;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.web.contract.ContractRoutes;

/**
 * Serves URLs with a file extension: {@code /quotes.csv} is {@code /quotes} with {@code Accept:
 * text/csv}, so that resource methods need not know these URLs. Answers to the URL without the
 * extension get {@code Vary}, and {@code Content-Location} if a URL with an extension has the same
 * answer.
 */
@Singleton
class FileExtensionFilter {
  private static final Set<String> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** A base without a host, because the request need not have a valid one. */
  private static final URI ROOT = URI.create("/");

  private static final String EXTENSION = FileExtension.class.getName();

  private final ContractRoutes routes;

  FileExtensionFilter(ContractRoutes routes) {
    this.routes = routes;
  }

  @ServerRequestFilter(preMatching = true)
  void removeExtension(ContainerRequestContext request, RoutingContext routing) {
    if (SAFE_METHODS.contains(request.getMethod())) {
      routes
          .find(request.getUriInfo().getPath())
          .flatMap(route -> FileExtension.of(route.template()))
          .ifPresent(extension -> remove(extension, request, routing));
    }
  }

  private static void remove(
      FileExtension extension, ContainerRequestContext request, RoutingContext routing) {
    // The framework decodes a path that is set once more than the path of a request.
    String path = extension.removeFrom(routing.normalizedPath()).replace("%", "%25");
    request.setRequestUri(ROOT, URI.create(path + query(routing)));
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, extension.mediaType);
    request.setProperty(EXTENSION, extension);
  }

  /** After the check of conditions: an answer without a body is no file. */
  @ServerResponseFilter(priority = Priorities.USER - 1)
  void addHeaders(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
    if (!SAFE_METHODS.contains(request.getMethod())) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    Optional<FileExtension> answered =
        Optional.ofNullable(response.getMediaType()).flatMap(FileExtension::of);
    if (request.getProperty(EXTENSION) == null) {
      // Errors vary too: a cache must not reuse a 406 for a request with another header.
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
      answered.ifPresent(
          extension ->
              headers.putSingle(HttpHeaders.CONTENT_LOCATION, withExtension(extension, routing)));
    }
    String path = request.getUriInfo().getPath();
    answered
        .filter(extension -> extension.download && response.hasEntity())
        .ifPresent(
            extension ->
                headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, attachment(extension, path)));
  }

  /** Path and query of the URL with the extension. */
  private static String withExtension(FileExtension extension, RoutingContext routing) {
    String path = routing.normalizedPath().replaceFirst("/$", "");
    return path + extension.suffix + query(routing);
  }

  private static String query(RoutingContext routing) {
    String query = routing.request().query();
    return query == null ? "" : "?" + query;
  }

  /** A download under a name such as {@code actors-0199a000-…-quotes.csv}. */
  private static String attachment(FileExtension extension, String path) {
    String name = path.replaceAll("^/|/$", "").replace('/', '-').toLowerCase(Locale.ROOT);
    return "attachment; filename=\"%s%s\"".formatted(name, extension.suffix);
  }
}
