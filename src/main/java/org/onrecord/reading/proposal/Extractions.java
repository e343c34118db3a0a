package org.onrecord.reading.proposal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.records.actor.ActorLinking;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.QuoteProposer;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.memory.RequestMemory;
import org.onrecord.web.problem.ProblemException;

/** Extracts quotes. Extraction is slow, so it runs before any row is locked. */
@Singleton
class Extractions implements QuoteProposer {
  /**
   * The heap memory that an extraction takes at its peak, in bytes for each character. Measured
   * with texts of 200,000 characters: prose 40, quotation marks and single letters 70 to 90.
   */
  private static final int MEMORY_FACTOR = 100;

  private final Proposals proposals;
  private final ActorLinking linking;
  private final ExtractionMetrics metrics;
  private final RequestMemory memory;

  Extractions(
      Proposals proposals, ActorLinking linking, ExtractionMetrics metrics, RequestMemory memory) {
    this.proposals = proposals;
    this.linking = linking;
    this.metrics = metrics;
    this.memory = memory;
  }

  /** Extracts up to as many quotes as an article can hold; stores nothing. */
  ExtractionView of(ExtractionInput input) {
    CandidateQuotes found = extract(input.text(), () -> CandidateQuotes.of(input));
    List<CandidateQuote> quotes =
        CandidateQuotes.mostConfident(found.quotes(), Quotes.MAX_IN_ARTICLE);
    List<CandidateAffiliation> affiliations = found.affiliations();
    Map<ActorReferenceInput, ActorReference> known =
        linking.link(
            Stream.concat(
                    quotes.stream().flatMap(CandidateQuote::actors),
                    affiliations.stream().flatMap(CandidateAffiliation::actors))
                .distinct()
                .toList());
    return new ExtractionView(
        LanguageView.of(found.language()),
        quotes.stream().map(quote -> quote.withKnownSpeaker(known.get(quote.speaker()))).toList(),
        affiliations.stream().map(affiliation -> affiliation.withKnown(known)).toList(),
        ExtractorView.CURRENT);
  }

  /** Refreshes the proposals of an article on record. */
  ArticleExtractionView ofArticle(UUID id) {
    Article article =
        Article.<Article>findByIdOptional(id)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    return proposals.refresh(id, extract(article.body, () -> CandidateQuotes.of(article)));
  }

  @Override
  public String notRead(String body, String language) {
    return TextLanguage.of(body, language).notRead();
  }

  @Override
  public ToIntFunction<Article> propose(ArticleInput article) {
    CandidateQuotes found = extract(article.body(), () -> CandidateQuotes.of(article));
    return recorded -> proposals.refresh(recorded, found.current(recorded)).created();
  }

  private CandidateQuotes extract(String text, Supplier<CandidateQuotes> extraction) {
    memory.reserve((long) MEMORY_FACTOR * text.length());
    return metrics.measure(extraction);
  }
}
