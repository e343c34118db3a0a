package org.onrecord.pages.list;

import static java.util.stream.Collectors.joining;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.negotiation.HtmlPreference;

/**
 * Redirects a form whose fields are partly empty to the URL without these: browsers send them, and
 * the parameters of the API must not be blank.
 */
@Singleton
class EmptyFieldsFilter {
  private static final Pattern EMPTY = Pattern.compile("[^=]*(=(\\+|%20)*)?");

  private final RequestUrl url;

  EmptyFieldsFilter(RequestUrl url) {
    this.url = url;
  }

  @ServerRequestFilter(preMatching = true)
  Optional<RestResponse<Void>> redirect(RoutingContext routing) {
    String query = routing.request().query();
    if (query == null
        || routing.request().method() != HttpMethod.GET
        || !HtmlPreference.in(routing.request().getHeader(HttpHeaders.ACCEPT))) {
      return Optional.empty();
    }
    String filled =
        Stream.of(query.split("&"))
            .filter(pair -> !EMPTY.matcher(pair).matches())
            .collect(joining("&"));
    return filled.equals(query) ? Optional.empty() : Optional.of(to(filled));
  }

  private RestResponse<Void> to(String query) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, query.isEmpty() ? url.path() : url.path() + "?" + query)
        .build();
  }
}
