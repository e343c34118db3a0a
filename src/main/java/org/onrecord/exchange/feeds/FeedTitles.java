package org.onrecord.exchange.feeds;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.web.json.Ids;

/** Says the question of a list in words, such as {@code Quotes with speaker “Ilse Marenko”}. */
@Singleton
class FeedTitles {
  private static final Set<String> PAGING = Set.of("limit", "cursor", "unknownNames");

  private static final int MAX_VALUE = 80;
  private static final int MAX_TITLE = 400;

  private final ActorNames names;

  FeedTitles(ActorNames names) {
    this.names = names;
  }

  /**
   * The title of the feed of a list.
   *
   * @param list the name of the list, with a capital letter
   * @param uri the request, whose parameters are valid
   */
  String of(String list, UriInfo uri) {
    Map<String, List<String>> filters = new TreeMap<>(uri.getQueryParameters());
    filters.keySet().removeAll(PAGING);
    if (filters.isEmpty()) {
      return list;
    }
    Map<UUID, ActorReference> actors = actors(filters);
    return FeedText.line(
        list
            + " with "
            + filters.entrySet().stream()
                .map(filter -> words(filter.getKey()) + " " + values(filter.getValue(), actors))
                .collect(joining(" and ")),
        MAX_TITLE);
  }

  /** The name of the actor with this id, as part of a title. */
  String nameOf(UUID actor) {
    ActorReference found = names.byIds(List.of(actor)).get(actor);
    return found == null ? actor.toString() : FeedText.line(found.name(), MAX_VALUE);
  }

  private Map<UUID, ActorReference> actors(Map<String, List<String>> filters) {
    List<UUID> ids = new ArrayList<>();
    filters.values().forEach(values -> values.forEach(v -> Ids.parse(v).ifPresent(ids::add)));
    return ids.isEmpty() ? Map.of() : names.byIds(ids);
  }

  private static String values(List<String> values, Map<UUID, ActorReference> actors) {
    return values.stream()
        .map(value -> Ids.parse(value).map(actors::get).map(ActorReference::name).orElse(value))
        .map(value -> "“" + FeedText.line(value, MAX_VALUE) + "”")
        .collect(joining(" or "));
  }

  /** The name of a parameter in words: {@code published from} for {@code publishedFrom}. */
  private static String words(String parameter) {
    return parameter.equals("q")
        ? "words"
        : parameter.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
