package org.onrecord.reading.proposal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** The response to an extraction from a text. */
record ExtractionView(
    @JsonUnwrapped LanguageView language,
    List<CandidateQuote> quotes,
    List<CandidateAffiliation> affiliations,
    ExtractorView extractor) {}
