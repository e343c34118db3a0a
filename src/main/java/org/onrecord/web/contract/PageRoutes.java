package org.onrecord.web.contract;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.web.contract.ContractRoutes.Route;

/**
 * The routes of pages and forms that are not in the contract, because only browsers use them. They
 * answer {@code OPTIONS} and unsupported methods like all others.
 */
final class PageRoutes {
  private static final String GET = "GET";
  private static final String POST = "POST";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          entry("/draft", Set.of(GET, POST)),
          entry("/sign-in", Set.of(GET, POST)),
          entry("/sign-in/oidc", Set.of(GET)),
          entry("/sign-out", Set.of(POST)),
          entry("/review", Set.of(GET, POST)),
          entry("/review/{id}", Set.of(GET, POST)),
          entry("/review/{id}/undo", Set.of(POST)),
          entry("/review/{id}/claim", Set.of(POST)),
          entry("/review/{id}/claim/end", Set.of(POST)),
          entry("/admin", Set.of(GET)),
          entry("/admin/keys", Set.of(POST)),
          entry("/admin/keys/{id}/revoke", Set.of(POST)),
          entry("/admin/subscriptions/{id}/pause", Set.of(POST)),
          entry("/admin/subscriptions/{id}/resume", Set.of(POST)),
          entry("/admin/subscriptions/{id}/remove", Set.of(POST)),
          entry("/admin/duplicates", Set.of(GET)),
          entry("/admin/duplicates/merge", Set.of(POST)),
          entry("/admin/duplicates/different", Set.of(POST)));

  private PageRoutes() {}

  static Stream<Route> all() {
    return METHODS.entrySet().stream().map(page -> route(page.getKey(), page.getValue()));
  }

  private static Route route(String template, Set<String> served) {
    Set<String> methods = new TreeSet<>(served);
    methods.add("OPTIONS");
    if (served.contains(GET)) {
      methods.add("HEAD");
    }
    Map<String, String> bodies = served.contains(POST) ? Map.of(POST, FORM) : Map.of();
    return new Route(template, methods, Map.of(), bodies);
  }
}
