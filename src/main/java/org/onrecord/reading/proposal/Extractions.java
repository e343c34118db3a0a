package org.onrecord.reading.proposal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.QuoteProposer;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.problem.ProblemException;

/** Reads texts. Reading takes its time, so that it is done before anything is locked. */
@Singleton
class Extractions implements QuoteProposer {
  private final Proposals proposals;
  private final ActorLinking linking;
  private final ExtractionMetrics metrics;

  Extractions(Proposals proposals, ActorLinking linking, ExtractionMetrics metrics) {
    this.proposals = proposals;
    this.linking = linking;
    this.metrics = metrics;
  }

  /** What is found in a text, as much as an article can hold; nothing is stored. */
  ExtractionView of(ExtractionInput input) {
    CandidateQuotes found = metrics.measure(() -> CandidateQuotes.of(input));
    List<CandidateQuote> findings =
        CandidateQuotes.mostConfident(found.quotes(), Quotes.MAX_IN_ARTICLE);
    return ExtractionView.of(
        findings,
        linking.link(findings.stream().flatMap(CandidateQuote::actors).distinct().toList()));
  }

  /** Proposes what is found in an article on record. */
  ArticleExtractionView ofArticle(UUID id) {
    Article article =
        Article.<Article>findByIdOptional(id)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    return proposals.refresh(id, metrics.measure(() -> CandidateQuotes.of(article)));
  }

  @Override
  public Consumer<Article> propose(ArticleInput article) {
    CandidateQuotes found = metrics.measure(() -> CandidateQuotes.of(article));
    return recorded -> proposals.refresh(recorded, found.quotes());
  }
}
