package org.onrecord.reading.proposal;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.json.Text;

/** The request to extract quotes from a text. */
record ExtractionInput(
    @NotNull @Text(max = 200_000) String text,
    @LanguageTag String language,
    LocalDate publishedOn) {}
