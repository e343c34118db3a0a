package org.onrecord.records.merge;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A merge that is being made or undone.
 *
 * @param time the time of the merge or the unmerge
 */
record Merge(UUID id, UUID duplicate, UUID survivor, OffsetDateTime time) {}
