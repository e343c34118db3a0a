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
import org.hibernate.jpa.AvailableHints;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleQuotes;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteMemory;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.Quotes;
import org.onrecord.records.quote.QuotesOfArticles;
import org.onrecord.web.problem.ProblemException;

/**
 * Synchronizes the proposed quotes of an article with the extractor's results. Quotes that editors
 * made or changed stay as they are, even if rejected, and suppress overlapping proposals.
 */
@Singleton
class Proposals {
  private final Quotes quotes;
  private final QuotesOfArticles quotesOfArticles;
  private final ActorReferenceResolver resolver;
  private final ActorLinking linking;
  private final QuoteMemory memory;

  Proposals(
      Quotes quotes,
      QuotesOfArticles quotesOfArticles,
      ActorReferenceResolver resolver,
      ActorLinking linking,
      QuoteMemory memory) {
    this.quotes = quotes;
    this.quotesOfArticles = quotesOfArticles;
    this.resolver = resolver;
    this.linking = linking;
    this.memory = memory;
  }

  /** Refreshes the proposals of an article. The row lock serializes concurrent runs. */
  @Transactional
  ArticleExtractionView refresh(UUID id, CandidateQuotes extracted) {
    Article article =
        Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    // Extract again if the article changed meanwhile. The row lock now prevents further changes.
    CandidateQuotes current =
        extracted.isCurrent(article) ? extracted : CandidateQuotes.of(article);
    ArticleExtractionView.Counts counts = refresh(article, current.quotes());
    Quote.flush();
    ArticleQuotes.First<QuoteView> first = quotesOfArticles.first(List.of(id)).get(id);
    return new ArticleExtractionView(
        counts,
        LanguageView.of(current.language()),
        first.quotes(),
        first.next(),
        ExtractorView.CURRENT);
  }

  /** Refreshes the proposals within a transaction that holds the row lock. */
  ArticleExtractionView.Counts refresh(Article article, List<CandidateQuote> found) {
    Map<Boolean, List<Quote>> untouched =
        locked(article).stream().collect(partitioningBy(Quote::isUntouchedProposal));
    List<Quote> kept = untouched.get(false);
    List<Quote> proposals = untouched.get(true);
    List<CandidateQuote> candidates = proposable(found, kept);
    ProposalMatching matching = ProposalMatching.of(candidates, proposals);
    Set<UUID> actorsBefore = actors(proposals);
    UnaryOperator<ActorReferenceInput> link = link(candidates);
    matching.stale().forEach(Quote::delete);
    long updated =
        matching.matched().entrySet().stream()
            .filter(pair -> revise(pair.getKey(), pair.getValue(), link))
            .count();
    matching.created().forEach(candidate -> propose(article, candidate, link));
    actorsBefore.removeAll(actors(matching.matched().keySet()));
    linking.deleteUnused(actorsBefore);
    return ArticleExtractionView.Counts.of(matching, (int) updated, kept.size());
  }

  /** The quotes to propose: the most confident ones up to the limit of an article. */
  private static List<CandidateQuote> proposable(List<CandidateQuote> found, List<Quote> kept) {
    List<CandidateQuote> candidates =
        found.stream()
            .filter(
                candidate ->
                    kept.stream().noneMatch(quote -> ProposalMatching.overlaps(candidate, quote)))
            .toList();
    return CandidateQuotes.mostConfident(candidates, Quotes.MAX_IN_ARTICLE - kept.size());
  }

  /** Locks the quotes of an article and loads their relays and mentions. */
  private List<Quote> locked(Article article) {
    memory.reserve(article.id);
    Quote.find("article = ?1 order by id", article)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(AvailableHints.HINT_FETCH_SIZE, QuoteMemory.FETCH_SIZE)
        .list();
    return Quotes.withCollections(article);
  }

  /** Maps names to actors on record; creates those that do not exist. */
  private UnaryOperator<ActorReferenceInput> link(List<CandidateQuote> candidates) {
    Map<ActorReferenceInput, Origin> named = new LinkedHashMap<>();
    for (CandidateQuote candidate : candidates) {
      candidate.actors().forEach(actor -> named.putIfAbsent(actor, candidate.origin()));
    }
    Map<ActorReferenceInput, ActorReference> links = linking.linkOrPropose(named);
    UnaryOperator<ActorReferenceInput> link = name -> byId(links.get(name));
    resolver.prefetch(named.keySet().stream().map(link).filter(actor -> actor != null).toList());
    return link;
  }

  private static ActorReferenceInput byId(ActorReference actor) {
    return actor == null ? null : ActorReferenceInput.byId(actor.id());
  }

  private void propose(
      Article article, CandidateQuote candidate, UnaryOperator<ActorReferenceInput> link) {
    quotes.propose(article, candidate.toInput(article.id, link), candidate.origin());
  }

  private boolean revise(
      Quote proposal, CandidateQuote candidate, UnaryOperator<ActorReferenceInput> link) {
    return quotes.updateProposal(
        proposal, candidate.toInput(proposal.article.id, link), candidate.origin());
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
