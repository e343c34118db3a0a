package org.onrecord.records.actor;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * A reference to an actor in a request: by id, by Wikidata id, by external id, or by name or alias
 * with an optional kind.
 */
@Consistent
public record ActorReferenceInput(
    UUID id,
    @WikidataId String wikidataId,
    @Valid ExternalId externalId,
    @Text(max = 300) String name,
    ActorKind kind)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    long forms = Stream.of(id, wikidataId, externalId, name).filter(Objects::nonNull).count();
    if (forms != 1) {
      return List.of(
          Fault.at("", "must have one of id, wikidataId, externalId and name, and no other"));
    }
    return kind != null && name == null
        ? List.of(Fault.at("", "must have a name where it has a kind"))
        : List.of();
  }

  /** A reference by id. */
  public static ActorReferenceInput byId(UUID id) {
    return new ActorReferenceInput(id, null, null, null, null);
  }

  /** A reference by name or alias; the kind may be null. */
  public static ActorReferenceInput byName(String name, ActorKind kind) {
    return new ActorReferenceInput(null, null, null, name, kind);
  }

  /** A reference by a text that has the form of a Wikidata id or of an external id. */
  static Optional<ActorReferenceInput> byForeignId(String text) {
    if (text.matches(WikidataId.PATTERN)) {
      return Optional.of(new ActorReferenceInput(null, text, null, null, null));
    }
    return ExternalId.tryParse(text).map(id -> new ActorReferenceInput(null, null, id, null, null));
  }

  /** A reference by id, or null for no actor. */
  public static ActorReferenceInput of(Actor actor) {
    return actor == null ? null : byId(actor.id);
  }

  /** True for a reference by Wikidata id or by external id. */
  public boolean hasForeignId() {
    return wikidataId != null || externalId != null;
  }

  /** The reference within a sentence. */
  public String description() {
    if (name != null) {
      return "named “%s”".formatted(name);
    }
    if (wikidataId != null) {
      return "with the Wikidata id " + wikidataId;
    }
    return externalId != null ? "with the external id " + externalId : "with the id " + id;
  }
}
