package org.onrecord.records.merge;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * The filter of the list of likely duplicates.
 *
 * @param actor one of the two actors; null for all pairs
 */
@RegisterForReflection
public record DuplicateFilter(UUID actor) {}
