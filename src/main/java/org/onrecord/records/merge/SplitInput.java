package org.onrecord.records.merge;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.WikidataId;
import org.onrecord.web.json.Text;

/**
 * The body of a split request: the new actor, and what it takes over from the existing one.
 *
 * @param aliases aliases of the existing actor that belong to the new one
 * @param quotes ids of the quotes that refer to the new actor
 */
public record SplitInput(
    @NotNull @Text(max = 300) String name,
    @NotNull ActorKind kind,
    @Size(max = 100) @UniqueElements List<@Text(max = 300) String> aliases,
    @Text(max = 5000) String description,
    @WikidataId String wikidataId,
    @Size(max = 1000) List<UUID> quotes) {

  ActorInput newActor() {
    return new ActorInput(name, kind, aliases, description, wikidataId, List.of(), List.of());
  }
}
