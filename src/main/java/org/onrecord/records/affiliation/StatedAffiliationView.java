package org.onrecord.records.affiliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.Review;

/**
 * The JSON representation of a stated affiliation.
 *
 * @param organization the actor on record; null if the articles name none, or an unknown one
 * @param organizationName as the articles give it; null if they name none
 * @param articles the number of articles that state it
 * @param evidence the places in the latest of these articles
 * @param reviews the latest first
 */
public record StatedAffiliationView(
    UUID id,
    ActorReference actor,
    String role,
    ActorReference organization,
    String organizationName,
    ActorKind organizationKind,
    QuoteStatus status,
    long articles,
    List<AffiliationEvidence> evidence,
    List<Review> reviews,
    Instant createdAt,
    Instant updatedAt) {}
