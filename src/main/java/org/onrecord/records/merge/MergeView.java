package org.onrecord.records.merge;

import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/**
 * A merge as it goes out.
 *
 * @param duplicate the actor that was merged, as it was called
 * @param survivor the actor that it was merged into, as it was called
 * @param undoneAt absent while it is in force
 */
record MergeView(
    UUID id,
    ActorReference duplicate,
    ActorReference survivor,
    Moved moved,
    Instant at,
    Instant undoneAt) {

  /** How many records came to refer to the survivor. */
  record Moved(long quotes, long articles, long affiliations) {}
}
