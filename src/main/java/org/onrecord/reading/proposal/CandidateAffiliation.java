package org.onrecord.reading.proposal;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundAffiliation;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.affiliation.AffiliationInArticle;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.BodyText;
import org.onrecord.records.quote.Span;

/**
 * An affiliation that the extractor found. The references to actors carry names.
 *
 * @param organization null if the text names none
 * @param text the statement as printed
 * @param knownActor the only actor on record with the name; null unless looked up
 * @param knownOrganization the only actor on record with the name; null unless looked up
 */
record CandidateAffiliation(
    ActorReferenceInput actor,
    String role,
    ActorReferenceInput organization,
    Span span,
    String text,
    ActorReference knownActor,
    ActorReference knownOrganization,
    Origin origin) {

  static CandidateAffiliation of(FoundAffiliation found, BodyText body) {
    Span span = new Span(found.span().start(), found.span().end());
    return new CandidateAffiliation(
        ActorReferenceInput.byName(found.person(), ActorKind.PERSON),
        found.role(),
        found.organization() == null
            ? null
            : ActorReferenceInput.byName(
                found.organization(),
                found.organizationKind() == null
                    ? null
                    : ActorKind.valueOf(found.organizationKind().name())),
        span,
        body.textAt(span),
        null,
        null,
        Origin.extractor(Extractor.VERSION, found.rule(), found.confidence()));
  }

  /** The actors that this affiliation refers to by name. */
  Stream<ActorReferenceInput> actors() {
    return Stream.concat(Stream.of(actor), Stream.ofNullable(organization));
  }

  CandidateAffiliation withKnown(Map<ActorReferenceInput, ActorReference> known) {
    ActorReference other = organization == null ? null : known.get(organization);
    return new CandidateAffiliation(
        actor, role, organization, span, text, known.get(actor), other, origin);
  }

  /** This affiliation of an actor on record, as an article states it. */
  AffiliationInArticle inArticle(UUID member, UUID other) {
    return new AffiliationInArticle(
        RecordIds.next(),
        member,
        role,
        other,
        organization == null ? null : organization.name(),
        organization == null ? null : organization.kind(),
        span.start(),
        span.end(),
        text,
        origin.version(),
        origin.rule(),
        origin.confidence());
  }
}
