package org.onrecord.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.onrecord.database.sql.Row;

/** A stored API key, as needed to authenticate it. */
record StoredKey(
    UUID id, String name, Role role, byte[] hash, Instant expiresAt, Instant lastUsedAt) {
  static StoredKey of(Row row) throws SQLException {
    return new StoredKey(
        row.id("id"),
        row.text("name"),
        row.enumValue("role", Role.class),
        row.bytes("hash"),
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
