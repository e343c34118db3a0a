package org.onrecord.reading.proposal;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.json.Text;

/** A text to be read, as it comes in. */
record ExtractionInput(
    @NotNull @Text(max = 200_000) String text,
    @LanguageTag String language,
    LocalDate publishedOn) {}
