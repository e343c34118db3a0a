package org.onrecord.identity;

import org.onrecord.actor.ActorView;

/**
 * What came of a merge, or of undoing it.
 *
 * @param actor the survivor; or the duplicate, which is on record again
 */
record MergeOfActor(MergeView merge, ActorView actor) {}
