package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A reference to a quote by its id. */
@RegisterForReflection
record QuoteReference(@NotNull UUID id) {}
