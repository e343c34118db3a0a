package org.onrecord.web.linked;

import io.quarkus.arc.Unremovable;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ForwardedInfo;

/**
 * The URL of the current request, from which the URLs in its response are made. They are absolute
 * if the request names its host. HTTP/1.0 needs no {@code Host} header, and an empty one is legal
 * in HTTP/1.1: then they are relative references that start with a slash (RFC 9112, section 3.3).
 * The methods of the frameworks for this purpose fail without a host.
 */
@RequestScoped
@Unremovable
public class RequestUrl {
  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

  private final RoutingContext routing;

  RequestUrl(RoutingContext routing) {
    this.routing = routing;
  }

  /** The path as the client sees it, normalized and percent-encoded. */
  public String path() {
    return forwardedPrefix() + routing.normalizedPath();
  }

  /** The percent-encoded query, or null. */
  public String query() {
    return routing.request().query();
  }

  /** Path and query with another value of a parameter. */
  public String withParameter(String name, String value) {
    String query = query();
    URI current = URI.create(query == null ? path() : path() + "?" + query);
    return UriBuilder.fromUri(current).replaceQueryParam(name, value).build().toString();
  }

  /** The URL of the service, which ends in a slash. */
  public URI root() {
    String prefix = CurrentRequestManager.get().getDeployment().getPrefix();
    return URI.create(of(forwardedPrefix() + prefix + "/"));
  }

  /** The URL of a record that the request creates in the collection of its path. */
  public String of(UUID id) {
    return of(path().replaceFirst("/$", "") + "/" + id);
  }

  /**
   * The URL of a path on this service.
   *
   * @param path starts with a slash; may have a query
   */
  public String of(String path) {
    return origin() + path;
  }

  /** Scheme and authority, or nothing if the request names no host. */
  private String origin() {
    HttpServerRequest request = routing.request();
    if (!request.uri().startsWith("/")) {
      URI target = URI.create(request.uri());
      return target.getScheme().toLowerCase(Locale.ROOT) + "://" + target.getRawAuthority();
    }
    HostAndPort authority = request.authority();
    if (authority == null || authority.host().isEmpty()) {
      return "";
    }
    String scheme = "https".equalsIgnoreCase(request.scheme()) ? "https" : "http";
    boolean isDefault = authority.port() <= 0 || authority.port() == DEFAULT_PORTS.get(scheme);
    return scheme + "://" + authority.host() + (isDefault ? "" : ":" + authority.port());
  }

  /** The path under which a proxy serves this service, if it says so. */
  private static String forwardedPrefix() {
    ResteasyReactiveRequestContext request = CurrentRequestManager.get();
    ForwardedInfo forwarded = request.serverRequest().getForwardedInfo();
    if (forwarded == null || forwarded.getPrefix() == null) {
      return "";
    }
    String path = forwarded.getPrefix().replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : UriBuilder.fromPath("/").path(path).build().getRawPath();
  }
}
