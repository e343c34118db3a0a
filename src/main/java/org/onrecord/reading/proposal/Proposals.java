package org.onrecord.reading.proposal;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.Article;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.problem.ProblemException;

/**
 * Brings the proposals for an article's quotes up to what the extractor finds in it. What an editor
 * has made or changed, be it to reject it, stays as it is, and nothing is proposed beside it.
 */
@Singleton
class Proposals {
  private final Quotes quotes;
  private final QuoteViews views;
  private final ActorNames names;
  private final ActorLinking linking;

  Proposals(Quotes quotes, QuoteViews views, ActorNames names, ActorLinking linking) {
    this.quotes = quotes;
    this.views = views;
    this.names = names;
    this.linking = linking;
  }

  /** Renews the proposals for an article on record; one run at a time has hold of it. */
  @Transactional
  ArticleExtractionView refresh(UUID id, CandidateQuotes reading) {
    Article article =
        Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    // Where it was corrected while it was read, it is read again, now that nobody can correct it.
    CandidateQuotes current = reading.isCurrent(article) ? reading : CandidateQuotes.of(article);
    ExtractionCounts changes = refresh(article, current.quotes());
    Quote.flush();
    return ArticleExtractionView.of(
        changes, views.ofArticles(List.of(id)).getOrDefault(id, List.of()));
  }

  /** The same within a transaction that has hold of the article. */
  ExtractionCounts refresh(Article article, List<CandidateQuote> found) {
    Map<Boolean, List<Quote>> untouched =
        locked(article).stream().collect(partitioningBy(Quote::isUntouchedProposal));
    List<Quote> kept = untouched.get(false);
    List<Quote> proposals = untouched.get(true);
    List<CandidateQuote> findings = notKept(found, kept);
    ProposalMatching matching = ProposalMatching.of(findings, proposals);
    Set<UUID> before = actors(proposals);
    UnaryOperator<ActorReferenceInput> link = link(findings);
    matching.stale().forEach(Quote::delete);
    long updated =
        matching.matched().entrySet().stream()
            .filter(pair -> revise(pair.getKey(), pair.getValue(), link))
            .count();
    matching.created().forEach(finding -> propose(article, finding, link));
    before.removeAll(actors(matching.matched().keySet()));
    linking.deleteUnused(before);
    return ExtractionCounts.of(matching, (int) updated, kept.size());
  }

  /** What is to be proposed: of the highest confidence, where there is not room for all. */
  private static List<CandidateQuote> notKept(List<CandidateQuote> found, List<Quote> kept) {
    List<CandidateQuote> findings =
        found.stream()
            .filter(
                finding ->
                    kept.stream().noneMatch(quote -> ProposalMatching.overlaps(finding, quote)))
            .toList();
    return CandidateQuotes.mostConfident(findings, Quotes.MAX_IN_ARTICLE - kept.size());
  }

  /** The article's quotes, locked, with their relays and mentions: not one query for each. */
  private static List<Quote> locked(Article article) {
    List<Quote> locked =
        Quote.<Quote>find("article = ?1 order by id", article)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .list();
    Quote.find(
            "from Quote q left join fetch q.attribution.via left join fetch q.mentions where q.article = ?1",
            article)
        .list();
    return locked;
  }

  /** Links names to the actors that they mean; those that are new are created. */
  private UnaryOperator<ActorReferenceInput> link(List<CandidateQuote> findings) {
    Map<ActorReferenceInput, Origin> named = new LinkedHashMap<>();
    for (CandidateQuote finding : findings) {
      finding.actors().forEach(actor -> named.putIfAbsent(actor, finding.origin()));
    }
    Map<ActorReferenceInput, ActorReference> links = linking.linkOrPropose(named);
    UnaryOperator<ActorReferenceInput> link = name -> byId(links.get(name));
    names.prefetch(named.keySet().stream().map(link).filter(actor -> actor != null).toList());
    return link;
  }

  private static ActorReferenceInput byId(ActorReference actor) {
    return actor == null ? null : new ActorReferenceInput(actor.id(), null, null);
  }

  private void propose(
      Article article, CandidateQuote finding, UnaryOperator<ActorReferenceInput> link) {
    quotes.propose(article, finding.toInput(article.id, link), finding.origin());
  }

  private boolean revise(
      Quote proposal, CandidateQuote finding, UnaryOperator<ActorReferenceInput> link) {
    return quotes.updateProposal(
        proposal, finding.toInput(proposal.article.id, link), finding.origin());
  }

  private static Set<UUID> actors(Collection<Quote> proposals) {
    return proposals.stream()
        .flatMap(
            quote ->
                Stream.concat(
                    Stream.ofNullable(quote.speaker),
                    quote.attribution.via.stream()
                        .flatMap(relay -> Stream.ofNullable(relay.actor))))
        .map((Actor actor) -> actor.id)
        .collect(toSet());
  }
}
