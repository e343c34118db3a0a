package org.onrecord.records.actor;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/**
 * How an import refers to an actor: as what comes in does, by id or by name; or as what goes out
 * does, by both, where the id decides if it is on record.
 */
@RegisterForReflection
public record ImportedReference(UUID id, @Text(max = 300) String name, ActorKind kind) {

  public ImportedReference {
    if (id == null && name == null) {
      throw new InvalidValue("must have an id or a name");
    }
    if (name == null && kind != null) {
      throw new InvalidValue("must have a name where it has a kind");
    }
  }

  /** The same without the id, unless there is nothing else. */
  public ActorReferenceInput byName() {
    return name == null
        ? new ActorReferenceInput(id, null, null)
        : new ActorReferenceInput(null, name, kind);
  }
}
