package org.onrecord.records.actor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.web.json.Text;

/** Request body that creates or replaces an actor. */
public record ActorInput(
    @NotNull @Text(max = 300) String name,
    @NotNull ActorKind kind,
    @Size(max = 100) @UniqueElements List<@Text(max = 300) String> aliases,
    @Text(max = 5000) String description,
    @Pattern(regexp = "Q[1-9][0-9]{0,10}", message = "must be a Wikidata id such as Q42")
        String wikidataId,
    @Size(max = 100) List<@Valid AffiliationInput> affiliations) {

  /** The actors that the affiliations refer to. */
  List<ActorReferenceInput> affiliatedActors() {
    return affiliations.stream().map(AffiliationInput::actor).toList();
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
            .toList());
  }
}
