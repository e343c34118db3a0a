package org.onrecord.records.affiliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.records.actor.ActorKind;

/**
 * An affiliation that an article states.
 *
 * @param id of the proposal, if it is a new one
 * @param organization the actor on record; null if there is none
 * @param organizationName as the article gives it; null if it names none
 * @param start the first code point of the statement in the body
 * @param end the code point after the statement
 * @param text the statement as printed
 */
@RegisterForReflection
public record AffiliationInArticle(
    UUID id,
    UUID member,
    String role,
    UUID organization,
    String organizationName,
    ActorKind organizationKind,
    int start,
    int end,
    String text,
    String version,
    String rule,
    double confidence) {}
