package org.onrecord.web.discovery;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.web.linked.RequestUrl;

/**
 * Content negotiation of the start page and the API catalog. A client that prefers JSON to HTML
 * gets the catalog at the address of the start page, too. The catalog is JSON with a media type of
 * its own, which clients that accept {@code application/json} need not know.
 */
@Singleton
class StartPageNegotiation {
  private static final String CATALOG = "/" + ApiCatalog.PATH;
  private static final String NEGOTIATED = StartPageNegotiation.class.getName();
  private static final MediaType LINKSET = new MediaType("application", "linkset+json");

  private final RequestUrl url;

  StartPageNegotiation(RequestUrl url) {
    this.url = url;
  }

  /**
   * Runs before other filters normalize the {@code Accept} header, which makes JSON the default.
   */
  @ServerRequestFilter(preMatching = true, priority = Priorities.USER - 1000)
  void negotiate(ContainerRequestContext request, RoutingContext routing) {
    String path = request.getUriInfo().getPath();
    if (path.equals("/")) {
      Optional<MediaType> preferred = preferred(request, List.of(MediaType.TEXT_HTML_TYPE));
      preferred.ifPresent(type -> accept(request, type));
      if (preferred.filter(LINKSET::equals).isPresent()) {
        forwardToCatalog(request, routing);
      }
    } else if (path.equals(CATALOG)) {
      preferred(request, List.of()).ifPresent(type -> accept(request, type));
    }
  }

  /** The media type of the answer: one of the given ones, or that of the catalog. */
  private static Optional<MediaType> preferred(
      ContainerRequestContext request, List<MediaType> others) {
    try {
      for (MediaType range : request.getAcceptableMediaTypes()) {
        Optional<MediaType> other = others.stream().filter(range::isCompatible).findFirst();
        if (other.isPresent()) {
          return other;
        }
        if (range.isCompatible(LINKSET) || range.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
          return Optional.of(LINKSET);
        }
      }
    } catch (IllegalArgumentException e) {
      // A malformed header accepts nothing, and is rejected later.
    }
    return Optional.empty();
  }

  private static void accept(ContainerRequestContext request, MediaType type) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, type.toString());
  }

  private void forwardToCatalog(ContainerRequestContext request, RoutingContext routing) {
    // The base has no host, because the request need not have a valid one.
    URI catalog = URI.create(routing.normalizedPath() + ApiCatalog.PATH);
    request.setRequestUri(URI.create("/"), catalog);
    request.setProperty(NEGOTIATED, url.path() + ApiCatalog.PATH);
  }

  /** Names the address of the catalog in answers to requests for the start page. */
  @ServerResponseFilter
  void addContentLocation(ContainerRequestContext request, ContainerResponseContext response) {
    Object location = request.getProperty(NEGOTIATED);
    if (location != null && response.getStatus() == 200) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LOCATION, location);
    }
  }
}
