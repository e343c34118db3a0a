package org.onrecord.records.actor;

import java.util.UUID;

/** Thrown for the id of an actor that was merged into another actor, the survivor. */
class ActorMerged extends RuntimeException {
  private static final long serialVersionUID = 1;

  final UUID id;
  final UUID survivor;

  ActorMerged(UUID id, UUID survivor) {
    super("merged", null, false, false);
    this.id = id;
    this.survivor = survivor;
  }
}
