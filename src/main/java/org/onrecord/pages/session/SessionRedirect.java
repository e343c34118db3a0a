package org.onrecord.pages.session;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.web.linked.RequestUrl;

/** Answers that set or remove the session cookie and lead to another page. */
final class SessionRedirect {
  static final String NO_STORE = "no-store";

  /** Path and query on this service. A second slash would begin the name of another host. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]{0,2000}");

  private SessionRedirect() {}

  /** The page to return to, if it is one of this service, or else the front page. */
  static String target(Optional<String> to, RequestUrl url) {
    return to.filter(LOCAL.asMatchPredicate()).orElseGet(() -> url.root().getRawPath());
  }

  /**
   * The answer.
   *
   * @param to path and query on this service
   * @param cookie the value of {@code Set-Cookie}
   */
  static RestResponse<String> to(String to, String cookie) {
    return ResponseBuilder.<String>create(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, to)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .build();
  }
}
