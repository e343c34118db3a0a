package org.onrecord.access;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.export.CsvTable;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.web.problem.ProblemException;

/** Reads API keys for responses. */
@Singleton
class KeyViews {
  static final CsvTable<KeyView> COLUMNS =
      new CsvTable<KeyView>()
          .column("id", KeyView::id)
          .column("name", KeyView::name)
          .column("role", KeyView::role)
          .column("createdAt", KeyView::createdAt)
          .column("expiresAt", KeyView::expiresAt)
          .column("lastUsedAt", KeyView::lastUsedAt);

  private static final Projection<KeyView> LISTED =
      new Projection<>(
          "api_key",
          "k",
          Sql.of("k.id, k.name, k.role, k.created_at, k.expires_at, k.last_used_at"),
          Sql.EMPTY,
          KeyView::of);

  /** UUIDs of version 7 ascend with the time of creation. */
  private static final Order NEWEST_FIRST = Order.descending("createdAt", "k.id", UUID::fromString);

  private final Database database;

  KeyViews(Database database) {
    this.database = database;
  }

  KeyView view(UUID id) {
    return LISTED.find(database, id).orElseThrow(() -> ProblemException.notFound("key", id));
  }

  /** All keys, newest first. */
  ListQuery<KeyView> all() {
    return new ListQuery<>(LISTED, new Condition(), NEWEST_FIRST);
  }
}
