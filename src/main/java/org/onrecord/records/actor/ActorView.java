package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of an actor.
 *
 * @param version row version, the first part of the ETag
 */
public record ActorView(
    UUID id,
    String name,
    ActorKind kind,
    List<String> aliases,
    String description,
    String wikidataId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExternalId> externalIds,
    List<AffiliationView> affiliations,
    Origin origin,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version)
    implements HasEtag {

  @Override
  public String tag() {
    return etagBuilder().tag();
  }

  /** The ETag of the JSON-LD representation. */
  String linkedTag() {
    return etagBuilder().linkedTag();
  }

  private EtagBuilder etagBuilder() {
    EtagBuilder builder = EtagBuilder.of(version, updatedAt);
    affiliations.forEach(affiliation -> ActorReference.addTo(builder, affiliation.actor()));
    return builder;
  }
}
