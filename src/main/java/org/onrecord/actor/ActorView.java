package org.onrecord.actor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An actor as it goes out. */
public record ActorView(
    UUID id,
    String name,
    ActorKind kind,
    List<String> aliases,
    String description,
    String wikidataId,
    List<AffiliationView> affiliations,
    Instant createdAt,
    Instant updatedAt) {}
