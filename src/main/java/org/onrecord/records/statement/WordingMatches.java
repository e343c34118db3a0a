package org.onrecord.records.statement;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The wordings that quotes gain.
 *
 * @param stored those that are on record, by key
 * @param added those that are not, by key
 * @param links the links of the added ones
 */
record WordingMatches(
    Map<UUID, WordingNode> stored, Map<UUID, NewWording> added, List<WordingLink> links) {
  static final WordingMatches NONE = new WordingMatches(Map.of(), Map.of(), List.of());
}
