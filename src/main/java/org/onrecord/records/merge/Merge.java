package org.onrecord.records.merge;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A merge that is being made or undone.
 *
 * @param id of the merge
 * @param time when that is
 */
record Merge(UUID id, UUID duplicate, UUID survivor, OffsetDateTime time) {}
