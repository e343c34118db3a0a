package org.onrecord.pages.list;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.negotiation.HtmlPreference;

/**
 * Redirects browsers from the quotes of an article or actor, and from the appearances of a
 * statement, to the page of quotes with that filter.
 */
@Singleton
class NestedListRedirect {
  private static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private static final Pattern NESTED =
      Pattern.compile("(?<root>.*/)(?<list>\\w+)/(?<id>[0-9a-fA-F-]{36})/(?<nested>\\w+)/?");

  /** The filter of quotes for each nested list. */
  private static final Map<String, String> FILTERS =
      Map.of(
          "articles/quotes", "article",
          "actors/quotes", "speaker",
          "statements/appearances", "statement");

  private final RequestUrl url;

  NestedListRedirect(RequestUrl url) {
    this.url = url;
  }

  @ServerRequestFilter(preMatching = true)
  Optional<RestResponse<Void>> redirect(RoutingContext routing) {
    Matcher path = NESTED.matcher(url.path());
    if (!SAFE_METHODS.contains(routing.request().method())
        || !HtmlPreference.in(routing.request().getHeader(HttpHeaders.ACCEPT))
        || !path.matches()) {
      return Optional.empty();
    }
    String filter = FILTERS.get(path.group("list") + "/" + path.group("nested"));
    return Optional.ofNullable(filter)
        .map(name -> path.group("root") + "quotes?" + name + "=" + path.group("id"))
        .map(quotes -> to(quotes + query(filter, routing.request().query())));
  }

  /** The quotes of an article are in reading order, unless a query asks for something else. */
  private static String query(String filter, String given) {
    String order = filter.equals("article") ? "&sort=position" : "";
    return given == null ? order : "&" + given;
  }

  private static RestResponse<Void> to(String location) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, location)
        .build();
  }
}
