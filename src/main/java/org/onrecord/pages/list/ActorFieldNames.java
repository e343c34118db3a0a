package org.onrecord.pages.list;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.web.json.Ids;

/**
 * Names to show in the fields of a form in place of the ids of actors, which the links of facets
 * have. An actor whose name another one has, too, keeps its id: the form sends what it shows.
 */
@Singleton
class ActorFieldNames {
  private final ActorNames names;

  ActorFieldNames(ActorNames names) {
    this.names = names;
  }

  /**
   * The names by the ids in a query.
   *
   * @param fields the parameters that select actors and have a field
   */
  Map<String, String> of(ListQueryString query, Set<String> fields) {
    Map<UUID, String> ids =
        query.pairs().stream()
            .filter(pair -> fields.contains(pair.getKey()))
            .map(Map.Entry::getValue)
            .filter(value -> Ids.parse(value).isPresent())
            .distinct()
            .collect(
                Collectors.toMap(value -> Ids.parse(value).get(), value -> value, (a, b) -> a));
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, ActorReference> actors = names.byIds(ids.keySet());
    List<String> printed = actors.values().stream().map(ActorReference::name).toList();
    Map<String, Set<ActorReference>> byName = names.byNames(printed);
    return ids.entrySet().stream()
        .filter(id -> actors.containsKey(id.getKey()))
        .filter(id -> byName.get(actors.get(id.getKey()).name()).size() == 1)
        .collect(Collectors.toMap(Map.Entry::getValue, id -> actors.get(id.getKey()).name()));
  }
}
