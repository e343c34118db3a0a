package org.onrecord.records.actor;

import java.util.UUID;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/**
 * How an actor is referred to in what comes in: by id; or by name or alias, with a kind where that
 * matters.
 */
public record ActorReferenceInput(UUID id, @Text(max = 300) String name, ActorKind kind) {

  public ActorReferenceInput {
    if (id == null && name == null) {
      throw new InvalidValue("must have an id or a name");
    }
    if (id != null && (name != null || kind != null)) {
      throw new InvalidValue("must have either an id or a name, not both");
    }
  }

  /** The reference that means this actor, or null where there is none. */
  public static ActorReferenceInput of(Actor actor) {
    return actor == null ? null : new ActorReferenceInput(actor.id, null, null);
  }
}
