package org.onrecord.records.actor;

import java.util.UUID;

/** Thrown for the id of an actor that was merged into another actor. */
public class ActorMerged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UUID id;
  private final UUID survivor;

  ActorMerged(UUID id, UUID survivor) {
    super("merged", null, false, false);
    this.id = id;
    this.survivor = survivor;
  }

  /** The id of the merged actor. */
  public UUID id() {
    return id;
  }

  /** The id of the actor that it was merged into. */
  public UUID survivor() {
    return survivor;
  }
}
