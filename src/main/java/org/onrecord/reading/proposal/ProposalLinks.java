package org.onrecord.reading.proposal;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.records.actor.ActorLink;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.affiliation.AffiliationInArticle;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.QuoteInput;

/**
 * The actors that the names in a text are linked to.
 *
 * @param names the names in the words of the quotes
 */
record ProposalLinks(QuotedNames names, Map<ActorReferenceInput, ActorLink> links) {
  private static final int MAX_REASONS = 5;

  /** The proposal of a quote for an article. */
  QuoteInput input(UUID article, CandidateQuote quote) {
    List<ActorReferenceInput> mentions =
        names.of(quote).stream()
            .filter(name -> links.containsKey(name) && links.get(name).hasCaseOf(name.name()))
            .map(name -> links.get(name).reference())
            .distinct()
            .sorted(Comparator.comparing(ActorReferenceInput::id))
            .toList();
    return quote.toInput(article, links).withMentions(mentions);
  }

  /** The origin of a proposal: why short names are linked to actors or not. */
  Origin origin(CandidateQuote quote) {
    String reasons =
        Stream.concat(quote.actors(), names.of(quote).stream())
            .distinct()
            .flatMap(name -> Stream.ofNullable(links.get(name)))
            .flatMap(link -> Stream.ofNullable(link.reason()))
            .distinct()
            .limit(MAX_REASONS)
            .collect(joining(" "));
    return reasons.isEmpty() ? quote.origin() : quote.origin().withReason(reasons);
  }

  /** An affiliation as an article states it; empty unless its actor is on record. */
  Optional<AffiliationInArticle> affiliation(CandidateAffiliation affiliation) {
    UUID member = idOf(affiliation.actor());
    UUID organization = idOf(affiliation.organization());
    return member == null || member.equals(organization)
        ? Optional.empty()
        : Optional.of(affiliation.inArticle(member, organization));
  }

  private UUID idOf(ActorReferenceInput name) {
    ActorLink link = name == null ? null : links.get(name);
    return link == null || !link.hasCaseOf(name.name()) ? null : link.actor().id();
  }

  /** References to all linked actors, by id. */
  List<ActorReferenceInput> references() {
    return links.values().stream()
        .filter(link -> link.actor() != null)
        .map(ActorLink::reference)
        .toList();
  }
}
