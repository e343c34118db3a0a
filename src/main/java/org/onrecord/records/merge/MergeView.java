package org.onrecord.records.merge;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/**
 * The JSON representation of a merge.
 *
 * @param duplicate the actor that was merged, with its name at that time
 * @param survivor the actor that it was merged into, with its name at that time
 * @param undoneAt the time of the unmerge; null while the merge is in force
 */
public record MergeView(
    UUID id,
    ActorReference duplicate,
    ActorReference survivor,
    Moved moved,
    Instant at,
    Instant undoneAt) {

  /** Counts of the records that the merge changed. */
  public record Moved(long quotes, long articles, long affiliations) {}
}
