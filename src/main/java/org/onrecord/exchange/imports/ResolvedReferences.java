package org.onrecord.exchange.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ImportedReference;

/** The actors that the references of a line mean; those that are not on record yet are missing. */
final class ResolvedReferences {
  private final Map<ImportedReference, ActorReferenceInput> actors = new HashMap<>();
  private final Set<ImportedReference> unsure = new HashSet<>();

  void put(ImportedReference reference, UUID actor) {
    actors.put(reference, new ActorReferenceInput(actor, null, null));
  }

  /** Puts what is meant by all appearances; it is made sure of before anything is changed. */
  void putTentative(ImportedReference reference, UUID actor) {
    put(reference, actor);
    unsure.add(reference);
  }

  void confirm(ImportedReference reference, UUID actor) {
    put(reference, actor);
    unsure.remove(reference);
  }

  boolean isConfirmed(ImportedReference reference) {
    return has(reference) && !unsure.contains(reference);
  }

  boolean has(ImportedReference reference) {
    return actors.containsKey(reference);
  }

  /** The reference by id to the actor meant; null for null, and where it is missing. */
  ActorReferenceInput get(ImportedReference reference) {
    return reference == null ? null : actors.get(reference);
  }
}
