package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.AffiliationInput;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Text;

/**
 * An actor as a line has it: as one that comes in, or as one that went out.
 *
 * @param aliases null where the line leaves them out
 * @param affiliations null where the line leaves them out; the latest first, as they go out
 */
@RegisterForReflection
record ImportedActor(
    UUID id,
    @NotNull @Text(max = 300) String name,
    @NotNull ActorKind kind,
    @JsonSetter(nulls = Nulls.SET) @Size(max = 100) @UniqueElements
        List<@Text(max = 300) String> aliases,
    @Text(max = 5000) String description,
    @Pattern(regexp = "Q[1-9][0-9]{0,10}", message = "must be a Wikidata id such as Q42")
        String wikidataId,
    @JsonSetter(nulls = Nulls.SET) @Size(max = 100) List<@Valid ImportedAffiliation> affiliations,
    @Valid ImportedOrigin origin,
    Instant createdAt,
    Instant updatedAt)
    implements ImportedRecord {

  /** A new actor, before a line says anything of it. */
  static final ActorInput BLANK = new ActorInput(null, null, List.of(), null, null, List.of());

  /** The actor that comes of it. */
  ActorInput over(ActorInput onRecord, ResolvedReferences links) {
    return new ActorInput(
        name,
        kind,
        Given.or(aliases, onRecord.aliases()),
        Given.or(description, onRecord.description()),
        Given.or(wikidataId, onRecord.wikidataId()),
        affiliations == null ? onRecord.affiliations() : affiliated(links));
  }

  /** What is more to be said of the actor, other than of those that editors record. */
  void applyMetadata(Actor actor, boolean keepIds) {
    actor.origin = origin == null ? Origin.EDITOR : origin.origin();
    if (keepIds) {
      actor.createdAt = Given.or(createdAt, actor.createdAt);
      actor.updatedAt = Given.or(updatedAt, actor.updatedAt);
    }
  }

  /** Whether {@link #applyMetadata} would change nothing that the line says. */
  boolean hasMetadataOf(Actor actor, boolean keepIds) {
    return (origin == null || origin.origin().equals(actor.origin))
        && (!keepIds
            || actor.createdAt.equals(Given.or(createdAt, actor.createdAt))
                && actor.updatedAt.equals(Given.or(updatedAt, actor.updatedAt)));
  }

  @Override
  public Map<String, ImportedReference> references() {
    Map<String, ImportedReference> references = new LinkedHashMap<>();
    for (int i = 0; affiliations != null && i < affiliations.size(); i++) {
      references.put("/affiliations/" + i + "/actor", affiliations.get(i).actor());
    }
    return references;
  }

  /**
   * None: what two lines about actors have in common, names and aliases, only the database knows.
   */
  @Override
  public List<Object> conflictKeys() {
    return List.of();
  }

  /** The latest last, so that ids given in this order list the latest first. */
  private List<AffiliationInput> affiliated(ResolvedReferences links) {
    List<AffiliationInput> inputs = new ArrayList<>();
    affiliations.forEach(affiliation -> inputs.add(affiliation.input(links)));
    Collections.reverse(inputs);
    return inputs;
  }
}
