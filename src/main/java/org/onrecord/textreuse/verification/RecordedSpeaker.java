package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.UUID;

/**
 * The speaker of a quote on record.
 *
 * @param id of the actor
 * @param names the name, then the aliases
 * @param person whether the actor is a person
 */
public record RecordedSpeaker(UUID id, List<String> names, boolean person, List<Tenure> tenures) {
  public RecordedSpeaker {
    names = List.copyOf(names);
    tenures = List.copyOf(tenures);
  }
}
