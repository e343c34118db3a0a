package org.onrecord.records.statement;

import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/**
 * Row of a list of statements. Members as in {@link StatementView}.
 *
 * @param conflicting true if quotes of it are attributed to different known speakers
 */
public record StatementItem(
    UUID id,
    String text,
    String language,
    ActorReference speaker,
    StatementView.Place firstAppearance,
    StatementView.Place lastAppearance,
    long appearances,
    long sources,
    boolean conflicting) {
  /** Returns false for a row whose quotes are not on record any more. */
  boolean isOnRecord() {
    return text != null && firstAppearance.quote() != null && lastAppearance.quote() != null;
  }
}
