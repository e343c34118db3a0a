package org.onrecord.actor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.origin.Origin;

/** An actor as it goes out. */
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
    Instant updatedAt) {}
