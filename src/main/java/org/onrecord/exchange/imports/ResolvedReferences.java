package org.onrecord.exchange.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.ActorReferenceInput;

/** The ids of the actors that the references of import lines resolve to. */
final class ResolvedReferences {
  private final Map<ImportedReference, UUID> actors = new HashMap<>();
  private final Set<ImportedReference> tentative = new HashSet<>();

  void put(ImportedReference reference, UUID actor) {
    actors.put(reference, actor);
  }

  /** Puts a likely actor, which has to be confirmed before anything is written. */
  void putTentative(ImportedReference reference, UUID actor) {
    put(reference, actor);
    tentative.add(reference);
  }

  void confirm(ImportedReference reference, UUID actor) {
    put(reference, actor);
    tentative.remove(reference);
  }

  boolean isConfirmed(ImportedReference reference) {
    return has(reference) && !tentative.contains(reference);
  }

  boolean has(ImportedReference reference) {
    return actors.containsKey(reference);
  }

  /** A reference by id to the actor of a resolved reference. */
  ActorReferenceInput input(ImportedReference reference) {
    return ActorReferenceInput.byId(get(reference));
  }

  /** The id of the actor, or null if the reference is not resolved. */
  UUID get(ImportedReference reference) {
    return actors.get(reference);
  }
}
