package org.onrecord.records.quote;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Reference to the article of a quote in a request body. */
public record ArticleReferenceInput(@NotNull UUID id) {}
