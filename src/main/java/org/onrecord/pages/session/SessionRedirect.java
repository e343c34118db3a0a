package org.onrecord.pages.session;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that set or remove the session cookie and lead to another page. */
final class SessionRedirect {
  static final String NO_STORE = "no-store";

  private SessionRedirect() {}

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
