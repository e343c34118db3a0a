package org.onrecord.records.actor;

import java.util.UUID;

/** Thrown where an actor was merged into another one, which is found under the latter's id. */
public class ActorMerged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UUID id;
  private final UUID survivor;

  ActorMerged(UUID id, UUID survivor) {
    super("merged", null, false, false);
    this.id = id;
    this.survivor = survivor;
  }

  /** The id that no actor has any more. */
  public UUID id() {
    return id;
  }

  /** The id of the actor that is meant. */
  public UUID survivor() {
    return survivor;
  }
}
