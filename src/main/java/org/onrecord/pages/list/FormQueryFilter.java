package org.onrecord.pages.list;

import static java.util.stream.Collectors.joining;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.negotiation.HtmlPreference;

/**
 * Redirects the forms of pages to the URLs of the API: without empty fields, which browsers send
 * and the API refuses as blank, and with an instant in {@code at} instead of a day.
 */
@Singleton
class FormQueryFilter {
  private static final Pattern EMPTY = Pattern.compile("[^=]*(=(\\+|%20)*)?");
  private static final Pattern DAY = Pattern.compile("at=(\\d{4}-\\d{2}-\\d{2})");

  private final RequestUrl url;
  private final Clock clock;

  FormQueryFilter(RequestUrl url, Clock clock) {
    this.url = url;
    this.clock = clock;
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
            .map(this::withInstant)
            .filter(pair -> !EMPTY.matcher(pair).matches())
            .collect(joining("&"));
    return filled.equals(query) ? Optional.empty() : Optional.of(to(filled));
  }

  /** The end of the day that a parameter names; nothing for today, of which that is to come. */
  private String withInstant(String pair) {
    Matcher day = DAY.matcher(pair);
    try {
      return !day.matches()
          ? pair
          : LocalDate.parse(day.group(1))
                  .isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
              ? pair + "T23:59:59Z"
              : "";
    } catch (DateTimeParseException e) {
      return pair;
    }
  }

  private RestResponse<Void> to(String query) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, query.isEmpty() ? url.path() : url.path() + "?" + query)
        .build();
  }
}
