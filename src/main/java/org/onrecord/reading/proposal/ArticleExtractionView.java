package org.onrecord.reading.proposal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.onrecord.records.quote.QuoteView;

/**
 * The response to an extraction run on an article.
 *
 * @param quotes all quotes of the article after the run, in text order
 */
record ArticleExtractionView(
    @JsonUnwrapped ExtractionCounts counts, List<QuoteView> quotes, ExtractorView extractor) {}
