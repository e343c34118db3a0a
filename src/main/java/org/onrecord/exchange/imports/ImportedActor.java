package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.origin.Origin;

/** An actor in an import line. */
record ImportedActor(LinePatch<ActorInput> patch, ReadOnlyMembers readOnly)
    implements ImportedRecord {

  @Override
  public UUID id() {
    return readOnly.id();
  }

  String name() {
    return patch.input().name();
  }

  ActorKind kind() {
    return patch.input().kind();
  }

  List<ExternalId> externalIds() {
    return patch.input().externalIds();
  }

  String wikidataId() {
    return patch.input().wikidataId();
  }

  /** The input for a new actor. */
  ActorInput input(ResolvedReferences actors) {
    return patch.read(actors, ImportedActor::reverseAffiliations);
  }

  /** Applies the members of the line to the actor on record; {@link ImportedRecord#merged}. */
  ActorInput applyTo(ActorInput onRecord, ResolvedReferences actors, boolean keepIds) {
    ActorInput applied = patch.applyTo(onRecord, actors, ImportedActor::reverseAffiliations);
    return applied.withExternalIds(
        ImportedRecord.merged(onRecord.externalIds(), applied.externalIds(), keepIds));
  }

  /** Exports list the latest affiliation first; ids given in reverse order keep that order. */
  private static void reverseAffiliations(ObjectNode members) {
    if (members.get("affiliations") instanceof ArrayNode affiliations) {
      ArrayNode reversed = members.putArray("affiliations");
      affiliations.forEach(affiliation -> reversed.insert(0, affiliation));
    }
  }

  /** Sets the origin, by default an editor, and the times if ids are kept. */
  void applyMetadata(Actor actor, boolean keepIds) {
    actor.origin = origin();
    if (keepIds) {
      readOnly.applyTimes(time -> actor.createdAt = time, time -> actor.updatedAt = time);
    }
  }

  /** True if the actor has the origin, by default an editor, and the times that the line gives. */
  boolean hasMetadataOf(Actor actor, boolean keepIds) {
    return origin().equals(actor.origin)
        && (!keepIds || readOnly.hasTimes(actor.createdAt, actor.updatedAt));
  }

  private Origin origin() {
    return readOnly.origin() == null ? Origin.EDITOR : readOnly.origin().origin();
  }

  @Override
  public Map<String, ImportedReference> references() {
    return patch.references();
  }

  /** Empty, since only the database can compare the names and aliases of two lines. */
  @Override
  public List<Object> conflictKeys() {
    return List.of();
  }
}
