package org.onrecord.reading.proposal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.affiliation.StatedAffiliationView;
import org.onrecord.records.quote.HasStatements;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.StatementReference;

/**
 * The response to an extraction run on an article.
 *
 * @param quotes the first quotes of the article after the run, in text order
 * @param quotesNext path and query of the page with the following quotes; null if there are none
 * @param affiliations that the article states, of actors on record
 */
record ArticleExtractionView(
    @JsonUnwrapped Counts counts,
    @JsonUnwrapped LanguageView language,
    List<QuoteView> quotes,
    String quotesNext,
    List<StatedAffiliationView> affiliations,
    ExtractorView extractor)
    implements HasStatements {

  @Override
  public List<UUID> quotesWithStatement() {
    return quotes.stream().flatMap(quote -> quote.quotesWithStatement().stream()).toList();
  }

  @Override
  public ArticleExtractionView withStatements(Map<UUID, StatementReference> statements) {
    List<QuoteView> changed =
        quotes.stream().map(quote -> quote.withStatements(statements)).toList();
    return new ArticleExtractionView(
        counts, language, changed, quotesNext, affiliations, extractor);
  }

  /**
   * The number of quotes by outcome of the run.
   *
   * @param kept the number of quotes that editors made or changed, which a run never touches
   */
  record Counts(int created, int updated, int unchanged, int removed, int kept) {
    static Counts of(ProposalMatching matching, int updated, int kept) {
      int unchanged = matching.matched().size() - updated;
      int created = matching.created().size();
      return new Counts(created, updated, unchanged, matching.stale().size(), kept);
    }
  }
}
