package org.onrecord.records.quote;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** How a quote's article is referred to in what comes in. */
public record ArticleReferenceInput(@NotNull UUID id) {}
