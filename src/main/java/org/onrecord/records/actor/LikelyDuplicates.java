package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Order;

/** Looks up the actors that are likely the same as another one. */
@Singleton
class LikelyDuplicates {
  private final Database database;

  LikelyDuplicates(Database database) {
    this.database = database;
  }

  /** The ids of up to 100 likely duplicates, likeliest first. Runs one query. */
  List<UUID> of(UUID actor) {
    Sql sql =
        Sql.of(
            "select case when duplicate_id = ? then survivor_id else duplicate_id end as id from ("
                + DuplicateCandidates.of(actor)
                + ") d order by likelihood desc, d.id desc limit 100",
            actor);
    return database.list(sql, row -> row.id("id"));
  }

  /** The order of likely duplicates by their likelihood. */
  static Order order(List<UUID> likeliestFirst) {
    return Order.relevance(
        Sql.of(
            "(-array_position(?::uuid[], a.id))::float8",
            (Object) likeliestFirst.toArray(UUID[]::new)));
  }
}
