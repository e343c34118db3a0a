package org.onrecord.web.linked;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The origin of the page that sent a request, from the headers that browsers set and pages cannot:
 * {@code Sec-Fetch-Site}, or {@code Origin} where that is absent, as over plain HTTP.
 */
public final class SameOrigin {
  private static final String SITE = "Sec-Fetch-Site";
  private static final String SAME_ORIGIN = "same-origin";

  private SameOrigin() {}

  /** True if the browser says that a page of this service sent the request. */
  public static boolean isDeclared(HttpServerRequest request) {
    return SAME_ORIGIN.equals(request.getHeader(SITE));
  }

  /** True unless the browser says that another page sent the request. Programs say nothing. */
  public static boolean isNotDenied(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return request.headers().contains(SITE)
        ? isDeclared(request)
        : origin == null || isOwn(origin, request.authority());
  }

  /** Compares host and port: a proxy may have ended TLS. */
  private static boolean isOwn(String origin, HostAndPort own) {
    try {
      URI page = new URI(origin);
      return own != null
          && page.getHost() != null
          && page.getHost().toLowerCase(Locale.ROOT).equals(own.host().toLowerCase(Locale.ROOT))
          && (page.getPort() == own.port() || page.getPort() < 0 || own.port() < 0);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
