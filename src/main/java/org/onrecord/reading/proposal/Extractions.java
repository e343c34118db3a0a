package org.onrecord.reading.proposal;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ProposalsWanted;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.problem.ProblemException;

/** Reads texts. Reading takes its time, so that it is done before anything is locked. */
@Singleton
class Extractions {
  private final Proposals proposals;
  private final ActorLinking linking;
  private final ExtractionMetrics metrics;

  Extractions(Proposals proposals, ActorLinking linking, ExtractionMetrics metrics) {
    this.proposals = proposals;
    this.linking = linking;
    this.metrics = metrics;
  }

  /** What is found in a text, as much as an article can hold; nothing is stored. */
  Extraction of(ExtractionInput input) {
    Findings found = metrics.measured(() -> Findings.of(input));
    List<Finding> findings = Findings.best(found.findings(), Quotes.MAX_IN_ARTICLE);
    return Extraction.of(
        findings, linking.link(findings.stream().flatMap(Finding::actors).distinct().toList()));
  }

  /** Proposes what is found in an article on record. */
  ArticleExtraction ofArticle(UUID id) {
    Article article =
        Article.<Article>findByIdOptional(id)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    return proposals.renew(id, metrics.measured(() -> Findings.of(article)));
  }

  /** Proposes what is found in an article that is to be recorded. */
  void read(@Observes ProposalsWanted wanted) {
    Findings reading = metrics.measured(() -> Findings.of(wanted.article()));
    wanted.read(article -> proposals.renew(article, reading.findings()));
  }
}
