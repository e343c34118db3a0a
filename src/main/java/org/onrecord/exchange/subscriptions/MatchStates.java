package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** The stored states of records for subscriptions. */
@Singleton
class MatchStates {
  /** The maximum number of states in a statement. */
  private static final int MAX_STORED = 10_000;

  private static final String STORE =
      """
      insert into subscription_record (subscription_id, record_id, matches, seq)
      select given.subscription, given.record, given.matches::boolean, given.seq::bigint
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as given (subscription, record, matches, seq)
      on conflict (subscription_id, record_id) do update set matches = excluded.matches, seq = excluded.seq""";

  private final Database database;

  MatchStates(Database database) {
    this.database = database;
  }

  /** The key of a record of a subscription. */
  record Key(UUID subscription, UUID record) {}

  /** Stores states and runs another update, in one statement. */
  void store(Map<Key, MatchState> states, Sql update) {
    List<Map.Entry<Key, MatchState>> all = List.copyOf(states.entrySet());
    database.execute(all.isEmpty() ? update : Sql.of("with moved as (?) ?", update, insert(all)));
  }

  /** Stores states. */
  void store(Map<Key, MatchState> states) {
    List<Map.Entry<Key, MatchState>> all = List.copyOf(states.entrySet());
    for (int from = 0; from < all.size(); from += MAX_STORED) {
      database.execute(insert(all.subList(from, Math.min(from + MAX_STORED, all.size()))));
    }
  }

  private static Sql insert(List<Map.Entry<Key, MatchState>> states) {
    return Sql.of(
        STORE,
        states.stream().map(entry -> entry.getKey().subscription()).toArray(UUID[]::new),
        states.stream().map(entry -> entry.getKey().record()).toArray(UUID[]::new),
        states.stream().map(entry -> "" + entry.getValue().matches()).toArray(String[]::new),
        states.stream().map(entry -> "" + entry.getValue().seq()).toArray(String[]::new));
  }
}
