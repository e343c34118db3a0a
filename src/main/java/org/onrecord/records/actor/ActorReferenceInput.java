package org.onrecord.records.actor;

import java.util.UUID;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/** A reference to an actor in a request: by id, or by name or alias with an optional kind. */
public record ActorReferenceInput(UUID id, @Text(max = 300) String name, ActorKind kind) {

  public ActorReferenceInput {
    if (id == null && name == null) {
      throw new InvalidValue("must have an id or a name");
    }
    if (id != null && (name != null || kind != null)) {
      throw new InvalidValue("must have either an id or a name, not both");
    }
  }

  /** A reference by id, or null for no actor. */
  public static ActorReferenceInput of(Actor actor) {
    return actor == null ? null : new ActorReferenceInput(actor.id, null, null);
  }
}
