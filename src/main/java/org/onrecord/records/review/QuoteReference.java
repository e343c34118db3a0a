package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** A reference to a quote in an answer. */
@RegisterForReflection
record QuoteReference(UUID id) {}
