package org.onrecord.actor;

import java.util.UUID;

/** How an actor is referred to in what goes out. */
public record ActorReference(UUID id, String name, ActorKind kind) {

  /** The reference, or null where there is no actor. */
  public static ActorReference of(UUID id, String name, ActorKind kind) {
    return id == null ? null : new ActorReference(id, name, kind);
  }
}
