package org.onrecord.records.merge;

import org.onrecord.records.actor.ActorView;

/**
 * What came of a merge, or of undoing it.
 *
 * @param actor the survivor; or the duplicate, which is on record again
 */
record MergeOfActor(MergeView merge, ActorView actor) {}
