package org.onrecord.reading.proposal;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.NameContext;
import org.onrecord.records.actor.NameInText;
import org.onrecord.records.affiliation.ArticleAffiliations;
import org.onrecord.records.affiliation.StatedAffiliationViews;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleQuotes;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteMemory;
import org.onrecord.records.quote.QuoteStatus;
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
  private final ArticleAffiliations articleAffiliations;
  private final StatedAffiliationViews affiliationViews;
  private final QuoteMemory memory;

  Proposals(
      Quotes quotes,
      QuotesOfArticles quotesOfArticles,
      ActorReferenceResolver resolver,
      ActorLinking linking,
      ArticleAffiliations articleAffiliations,
      StatedAffiliationViews affiliationViews,
      QuoteMemory memory) {
    this.quotes = quotes;
    this.quotesOfArticles = quotesOfArticles;
    this.resolver = resolver;
    this.linking = linking;
    this.articleAffiliations = articleAffiliations;
    this.affiliationViews = affiliationViews;
    this.memory = memory;
  }

  /** Refreshes the proposals of an article. The row lock serializes concurrent runs. */
  @Transactional
  ArticleExtractionView refresh(UUID id, CandidateQuotes extracted) {
    Article article =
        Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    // The row lock prevents further changes of the article.
    CandidateQuotes current = extracted.current(article);
    ArticleExtractionView.Counts counts = refresh(article, current);
    Quote.flush();
    ArticleQuotes.First<QuoteView> first = quotesOfArticles.first(List.of(id)).get(id);
    return new ArticleExtractionView(
        counts,
        LanguageView.of(current.language()),
        first.quotes(),
        first.next(),
        affiliationViews.ofArticle(id),
        ExtractorView.CURRENT);
  }

  /** Refreshes the proposals within a transaction that holds the row lock. */
  ArticleExtractionView.Counts refresh(Article article, CandidateQuotes found) {
    Map<Boolean, List<Quote>> untouched =
        locked(article).stream().collect(partitioningBy(Quote::isUntouchedProposal));
    List<Quote> kept = untouched.get(false);
    List<Quote> proposals = untouched.get(true);
    List<CandidateQuote> candidates = proposable(found.quotes(), kept);
    ProposalMatching matching = ProposalMatching.of(candidates, proposals);
    Set<UUID> actorsBefore = actors(proposals);
    ProposalLinks links = link(candidates, found, context(article, found, kept));
    matching.stale().forEach(Quote::delete);
    long updated =
        matching.matched().entrySet().stream()
            .filter(pair -> revise(pair.getKey(), pair.getValue(), links))
            .count();
    matching.created().forEach(candidate -> propose(article, candidate, links));
    refreshAffiliations(article, found, links);
    actorsBefore.removeAll(actors(matching.matched().keySet()));
    linking.deleteUnused(actorsBefore);
    return ArticleExtractionView.Counts.of(matching, (int) updated, kept.size());
  }

  private void refreshAffiliations(Article article, CandidateQuotes found, ProposalLinks links) {
    Quote.flush();
    articleAffiliations.refresh(
        article.id,
        article.publishedOn,
        found.affiliations().stream()
            .flatMap(affiliation -> links.affiliation(affiliation).stream())
            .toList());
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

  private static NameContext context(Article article, CandidateQuotes found, List<Quote> kept) {
    List<Quote> accepted =
        kept.stream().filter(quote -> quote.status != QuoteStatus.REJECTED).toList();
    Set<UUID> actors = new HashSet<>(actors(accepted));
    UUID source = article.source == null ? null : article.source.id;
    Stream.ofNullable(source).forEach(actors::add);
    return new NameContext(
        article.id, article.title, article.body, found.persons(), actors, source, article.section);
  }

  /** Maps names to actors on record; creates speakers and relays that do not exist. */
  private ProposalLinks link(
      List<CandidateQuote> candidates, CandidateQuotes found, NameContext article) {
    QuotedNames quoted = new QuotedNames(found.text(), found.names(), candidates);
    Map<ActorReferenceInput, NameInText> named = new LinkedHashMap<>();
    for (CandidateQuote candidate : candidates) {
      candidate.names().forEach((name, text) -> named.merge(name, text, NameInText::and));
      quoted.of(candidate).forEach(name -> named.merge(name, NameInText.MENTION, NameInText::and));
    }
    found.affiliations().stream()
        .flatMap(CandidateAffiliation::actors)
        .forEach(name -> named.merge(name, NameInText.MENTION, NameInText::and));
    ProposalLinks links = new ProposalLinks(quoted, linking.linkOrPropose(named, article));
    resolver.prefetch(links.references());
    return links;
  }

  private void propose(Article article, CandidateQuote candidate, ProposalLinks links) {
    quotes.propose(article, links.input(article.id, candidate), links.origin(candidate));
  }

  private boolean revise(Quote proposal, CandidateQuote candidate, ProposalLinks links) {
    return quotes.updateProposal(
        proposal, links.input(proposal.article.id, candidate), links.origin(candidate));
  }

  private static Set<UUID> actors(Collection<Quote> proposals) {
    return proposals.stream()
        .flatMap(
            quote ->
                Stream.of(
                        Stream.ofNullable(quote.speaker),
                        quote.mentions.stream(),
                        quote.attribution.via.stream()
                            .flatMap(relay -> Stream.ofNullable(relay.actor)))
                    .flatMap(actors -> actors))
        .map((Actor actor) -> actor.id)
        .collect(toSet());
  }
}
