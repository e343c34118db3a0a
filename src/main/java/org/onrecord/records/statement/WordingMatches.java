package org.onrecord.records.statement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The wordings that quotes gain.
 *
 * @param stored the ids of those that are on record, by key
 * @param added those that are not, by key
 * @param links the links of the added ones
 */
record WordingMatches(
    Map<UUID, Long> stored, Map<UUID, NewWording> added, List<WordingLink> links) {
  static final WordingMatches NONE = new WordingMatches(Map.of(), Map.of(), List.of());

  WordingMatches withoutLinks(Predicate<WordingLink> excluded) {
    return new WordingMatches(stored, added, links.stream().filter(excluded.negate()).toList());
  }
}
