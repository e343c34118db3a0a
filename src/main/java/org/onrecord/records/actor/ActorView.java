package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * An actor as it goes out.
 *
 * @param version what its tag starts with
 * @param etag its tag, in lists only: otherwise a header has it
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
    return shown().tag();
  }

  /** The tag of the actor as linked data. */
  String linkedTag() {
    return shown().linkedTag();
  }

  private EtagBuilder shown() {
    EtagBuilder shown = EtagBuilder.of(version, updatedAt);
    affiliations.forEach(affiliation -> ActorReference.addTo(shown, affiliation.actor()));
    return shown;
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
