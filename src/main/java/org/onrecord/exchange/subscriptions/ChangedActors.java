package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.web.json.Json;

/** Compares actors before a change with the present ones, as far as filters depend on them. */
@Singleton
class ChangedActors {
  /** Without the state before, which the oldest changes lack, everything counts as changed. */
  private static final String STATES =
      """
      select given.seq, given.record_id as id, given.before::text as before, state(a)::text as present
      from unnest(?::text[]) as changed (seq)
      cross join lateral (select c.seq, c.record_id, c.before from change c where c.seq = changed.seq::bigint) given
      join actor a on a.id = given.record_id
      order by given.seq""";

  private final Database database;
  private final ActorNames names;
  private final Json json;

  ChangedActors(Database database, ActorNames names, Json json) {
    this.database = database;
    this.names = names;
    this.json = json;
  }

  /**
   * A changed actor.
   *
   * @param seq the number of the change
   * @param names the keys that select it only before or only now: foreign ids and folded names
   * @param otherAffiliations true if its affiliations have changed
   */
  record Actor(long seq, UUID id, Set<String> names, boolean otherAffiliations) {
    private boolean isOther() {
      return otherAffiliations || !names.isEmpty();
    }
  }

  /** The actors whose names or affiliations are others than before these changes. */
  List<Actor> read(List<ChangeBatch.Numbered> changes) {
    String[] numbers =
        changes.stream().map(change -> Long.toString(change.seq())).toArray(String[]::new);
    return database
        .listFromPrimary(
            Sql.of(STATES, (Object) numbers),
            row ->
                actor(
                    row.longValue("seq"),
                    row.id("id"),
                    json.readTrusted(row.text("before") == null ? "{}" : row.text("before")),
                    json.readTrusted(row.text("present"))))
        .stream()
        .filter(Actor::isOther)
        .toList();
  }

  private Actor actor(long seq, UUID id, JsonNode before, JsonNode present) {
    Set<String> former = keys(before);
    Set<String> now = keys(present);
    Set<String> changed = new HashSet<>(former);
    changed.addAll(now);
    former.retainAll(now);
    changed.removeAll(former);
    return new Actor(
        seq, id, changed, !before.path("affiliations").equals(present.path("affiliations")));
  }

  private Set<String> keys(JsonNode state) {
    Set<String> printed = new HashSet<>();
    if (state.has("name")) {
      printed.add(state.get("name").asText());
    }
    state.path("aliases").forEach(alias -> printed.add(alias.asText()));
    Set<String> keys = new HashSet<>(names.folded(List.copyOf(printed)));
    if (state.has("wikidataId")) {
      keys.add(state.get("wikidataId").asText());
    }
    state
        .path("externalIds")
        .forEach(id -> keys.add(id.path("scheme").asText() + ":" + id.path("value").asText()));
    return keys;
  }
}
