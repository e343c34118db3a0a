package org.onrecord.records.merge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.WikidataId;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.problem.Fault;

/**
 * The body of a merge request.
 *
 * @param into the survivor
 */
public record MergeInput(@NotNull @Valid Survivor into) {

  /**
   * A reference to an actor by its id, Wikidata id or external id; names of duplicates are
   * ambiguous.
   */
  @Consistent
  public record Survivor(UUID id, @WikidataId String wikidataId, @Valid ExternalId externalId)
      implements Consistent.Members {

    @Override
    public List<Fault> contradictions() {
      return Stream.of(id, wikidataId, externalId).filter(Objects::nonNull).count() == 1
          ? List.of()
          : List.of(Fault.at("", "must have one of id, wikidataId and externalId, and no other"));
    }

    ActorReferenceInput reference() {
      return new ActorReferenceInput(id, wikidataId, externalId, null, null);
    }
  }
}
