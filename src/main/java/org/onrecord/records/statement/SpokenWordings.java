package org.onrecord.records.statement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The wordings of one statement, with their sums. */
record SpokenWordings(int appearances, UUID firstQuote, Map<UUID, Integer> speakers) {
  static SpokenWordings of(List<WordingNode> wordings) {
    int appearances = 0;
    UUID first = null;
    Map<UUID, Integer> speakers = new TreeMap<>(QuoteIds.ORDER);
    for (WordingNode wording : wordings) {
      appearances += wording.appearances();
      first = QuoteIds.least(first, wording.firstQuote());
      if (wording.speaker() != null) {
        speakers.merge(wording.speaker(), wording.appearances(), Integer::sum);
      }
    }
    return new SpokenWordings(appearances, first, speakers);
  }

  /** The known speaker of most quotes, of several the one with the least id; null if unknown. */
  UUID speaker() {
    return speakers.entrySet().stream()
        .max(
            Map.Entry.<UUID, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(QuoteIds.ORDER.reversed())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  boolean isConflicting() {
    return speakers.size() > 1;
  }
}
