package org.onrecord.actor;

import java.sql.SQLException;
import java.util.UUID;
import org.onrecord.database.Row;

/** How an actor is referred to in what goes out. */
public record ActorReference(UUID id, String name, ActorKind kind) {

  /** The reference that the next three columns of a row make, or null where there is no actor. */
  public static ActorReference of(Row row) throws SQLException {
    return of(row.id(), row.text(), row.word(ActorKind.class));
  }

  /** The reference, or null where there is no actor. */
  public static ActorReference of(UUID id, String name, ActorKind kind) {
    return id == null ? null : new ActorReference(id, name, kind);
  }
}
