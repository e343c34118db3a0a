package org.onrecord.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.onrecord.database.sql.Row;
import org.onrecord.query.export.CsvTable;

/** An API key in responses, without its secret. */
public record KeyView(
    UUID id, String name, Role role, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {
  static final CsvTable<KeyView> COLUMNS =
      new CsvTable<KeyView>()
          .column("id", KeyView::id)
          .column("name", KeyView::name)
          .column("role", KeyView::role)
          .column("createdAt", KeyView::createdAt)
          .column("expiresAt", KeyView::expiresAt)
          .column("lastUsedAt", KeyView::lastUsedAt);

  static KeyView of(Row row) throws SQLException {
    return new KeyView(
        row.id("id"),
        row.text("name"),
        row.enumValue("role", Role.class),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.instant("last_used_at"));
  }

  boolean hasExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  boolean lastUsedBefore(Instant time) {
    return lastUsedAt == null || lastUsedAt.isBefore(time);
  }
}
