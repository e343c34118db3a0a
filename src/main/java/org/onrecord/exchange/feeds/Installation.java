package org.onrecord.exchange.feeds;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The id of the collection, from which the ids of its feeds are derived. It is in the database, so
 * all replicas have the same, and a backup keeps it.
 */
@Singleton
class Installation {
  /** Inserts the row unless it exists, and returns it. */
  private static final String ID =
      """
      insert into installation (single) values (true)
      on conflict (single) do update set single = true
      returning id""";

  private final Database database;
  private volatile UUID id;

  Installation(Database database) {
    this.database = database;
  }

  /** A name-based UUID of something that belongs to the collection. */
  UUID derive(String name) {
    return UUID.nameUUIDFromBytes((id() + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  private UUID id() {
    if (id == null) {
      id = database.write(Sql.of(ID), row -> row.id("id")).orElseThrow();
    }
    return id;
  }
}
