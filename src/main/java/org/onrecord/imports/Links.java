package org.onrecord.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.onrecord.actor.ActorReferenceInput;
import org.onrecord.actor.ImportedReference;

/** The actors that the references of a line mean; those that are not on record yet are missing. */
final class Links {
  private final Map<ImportedReference, ActorReferenceInput> actors = new HashMap<>();

  void put(ImportedReference reference, UUID actor) {
    actors.put(reference, new ActorReferenceInput(actor, null, null));
  }

  boolean has(ImportedReference reference) {
    return actors.containsKey(reference);
  }

  /** The reference by id to the actor meant; null for null, and where it is missing. */
  ActorReferenceInput to(ImportedReference reference) {
    return reference == null ? null : actors.get(reference);
  }
}
