package org.onrecord.records.merge;

import org.onrecord.records.actor.ActorView;

/**
 * The response to a merge or an unmerge.
 *
 * @param actor the survivor of a merge; the restored duplicate of an unmerge
 */
public record MergeOfActor(MergeView merge, ActorView actor) {}
