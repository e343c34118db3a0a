package org.onrecord.records.actor;

import java.util.List;
import java.util.UUID;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/** A reference to an actor in a request: by id, or by name or alias with an optional kind. */
@Consistent
public record ActorReferenceInput(UUID id, @Text(max = 300) String name, ActorKind kind)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    if (id == null && name == null) {
      return List.of(Fault.at("", "must have an id or a name"));
    }
    return id != null && (name != null || kind != null)
        ? List.of(Fault.at("", "must have either an id or a name, not both"))
        : List.of();
  }

  /** A reference by id, or null for no actor. */
  public static ActorReferenceInput of(Actor actor) {
    return actor == null ? null : new ActorReferenceInput(actor.id, null, null);
  }
}
