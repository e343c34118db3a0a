package org.onrecord.records.actor;

import java.sql.SQLException;
import java.util.UUID;
import org.onrecord.database.sql.Row;
import org.onrecord.web.conditional.EtagBuilder;

/** A reference to an actor in a response. */
public record ActorReference(UUID id, String name, ActorKind kind) {

  /**
   * Reads the columns {@code <prefix>_id}, {@code <prefix>_name} and {@code <prefix>_kind} of a
   * row; null if the id is null.
   */
  public static ActorReference of(Row row, String prefix) throws SQLException {
    return of(
        row.id(prefix + "_id"),
        row.text(prefix + "_name"),
        row.enumValue(prefix + "_kind", ActorKind.class));
  }

  /** Adds a reference, or its absence, to the ETag of the record that shows it. */
  public static void addTo(EtagBuilder etag, ActorReference actor) {
    etag.add(actor == null ? null : actor.name).add(actor == null ? null : actor.kind.name());
  }

  /** A reference, or null if the id is null. */
  public static ActorReference of(UUID id, String name, ActorKind kind) {
    return id == null ? null : new ActorReference(id, name, kind);
  }
}
