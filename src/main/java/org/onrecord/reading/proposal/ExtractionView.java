package org.onrecord.reading.proposal;

import java.util.List;

/** The response to an extraction from a text. */
record ExtractionView(List<CandidateQuote> quotes, ExtractorView extractor) {}
