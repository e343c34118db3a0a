package org.onrecord.records.actor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Text;

/** Request body that creates or replaces an actor. */
public record ActorInput(
    @NotNull @Text(max = 300) String name,
    @NotNull ActorKind kind,
    @Size(max = 100) @UniqueElements List<@Text(max = 300) String> aliases,
    @Text(max = 5000) String description,
    @WikidataId String wikidataId,
    @Size(max = 100) List<@Valid AffiliationInput> affiliations,
    @Size(max = ExternalId.MAX) @UniqueElements List<@Valid ExternalId> externalIds) {

  /** The actors that the affiliations refer to. */
  List<ActorReferenceInput> affiliatedActors() {
    return affiliations.stream().map(AffiliationInput::actor).toList();
  }

  /** A copy with other external ids. */
  public ActorInput withExternalIds(List<ExternalId> others) {
    return new ActorInput(name, kind, aliases, description, wikidataId, affiliations, others);
  }

  /** A copy with other affiliations. */
  public ActorInput withAffiliations(List<AffiliationInput> others) {
    return new ActorInput(name, kind, aliases, description, wikidataId, others, externalIds);
  }

  /** The input that would produce the current state of an actor. */
  public static ActorInput of(Actor actor) {
    return new ActorInput(
        actor.name,
        actor.kind,
        actor.aliases.stream().map(alias -> alias.name).toList(),
        actor.description,
        actor.wikidataId,
        actor.affiliations.stream()
            .sorted(Comparator.comparing((Affiliation affiliation) -> affiliation.id))
            .map(AffiliationInput::of)
            .toList(),
        ExternalId.ofColumn(actor.externalIds));
  }
}
