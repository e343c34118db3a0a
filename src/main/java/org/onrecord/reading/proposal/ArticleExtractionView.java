package org.onrecord.reading.proposal;

import java.util.List;
import org.onrecord.records.quote.QuoteView;

/**
 * What a run of the extractor made of the quotes of an article, as it goes out.
 *
 * @param quotes all quotes of the article after the run, in the order in which they stand in it
 */
record ArticleExtractionView(
    int created,
    int updated,
    int unchanged,
    int removed,
    int kept,
    List<QuoteView> quotes,
    ExtractorView extractor) {

  static ArticleExtractionView of(ExtractionCounts changes, List<QuoteView> quotes) {
    return new ArticleExtractionView(
        changes.created(),
        changes.updated(),
        changes.unchanged(),
        changes.removed(),
        changes.kept(),
        quotes,
        ExtractorView.CURRENT);
  }
}
