package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The speaker that a draft names for a quotation.
 *
 * @param names the names as printed and in full: "Khamenei", "Ali Khamenei"; empty if the draft
 *     names no speaker
 * @param actors the actors on record that have one of the names; empty if there are none
 * @param office the role as printed: "secretary of state"; null if the draft gives none
 */
public record ClaimedSpeaker(List<String> names, Set<UUID> actors, String office) {
  /** No claim. */
  public static final ClaimedSpeaker NONE = new ClaimedSpeaker(List.of(), Set.of(), null);

  public ClaimedSpeaker {
    names = List.copyOf(names);
    actors = Set.copyOf(actors);
  }

  /** A speaker with one name that is not resolved to actors. */
  public static ClaimedSpeaker named(String name) {
    return new ClaimedSpeaker(List.of(name), Set.of(), null);
  }

  boolean isNone() {
    return names.isEmpty() && actors.isEmpty();
  }
}
