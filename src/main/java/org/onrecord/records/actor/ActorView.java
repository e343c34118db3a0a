package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of an actor.
 *
 * @param version row version, the first part of the ETag
 * @param etag set in lists only; a single actor has it in the header
 */
public record ActorView(
    UUID id,
    String name,
    ActorKind kind,
    List<String> aliases,
    String description,
    String wikidataId,
    List<AffiliationView> affiliations,
    Origin origin,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version,
    String etag)
    implements HasEtag<ActorView> {

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

  @Override
  public ActorView withEtag() {
    return new ActorView(
        id,
        name,
        kind,
        aliases,
        description,
        wikidataId,
        affiliations,
        origin,
        createdAt,
        updatedAt,
        version,
        tag());
  }
}
