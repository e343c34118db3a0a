package org.onrecord.query.facet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** A record with a text, such as a statement, as the value of a facet. */
@RegisterForReflection
public record LabelledValue(UUID id, String text) {}
