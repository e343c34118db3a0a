package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/** Compares wordings, and collects the links between them. */
final class WordingComparison {
  /** The number of pairs whose words are read at once. */
  private static final int READ = 1000;

  private final WordingTable table;
  private final List<WordingLink> links = new ArrayList<>();

  WordingComparison(WordingTable table) {
    this.table = table;
  }

  List<WordingLink> links() {
    return links;
  }

  /** A new wording and one on record. */
  record Pair(NewWording one, long other) {}

  void compare(NewWording one, NewWording other) {
    compare(one.node().id(), one.words(), other.node().id(), other.words());
  }

  /** Compares new wordings with wordings on record. */
  void compareStored(List<Pair> pairs) {
    for (int from = 0; from < pairs.size(); from += READ) {
      List<Pair> some = pairs.subList(from, Math.min(pairs.size(), from + READ));
      Map<Long, QuotedWords> words = new HashMap<>();
      table
          .read(some.stream().map(Pair::other).distinct().toList())
          .forEach(stored -> words.put(stored.node().id(), stored.wording().words()));
      some.forEach(
          pair ->
              compare(
                  pair.one().node().id(),
                  pair.one().words(),
                  pair.other(),
                  words.get(pair.other())));
    }
  }

  private void compare(long id, QuotedWords one, long otherId, QuotedWords other) {
    Agreement agreement = SameWords.compare(one, other);
    if (agreement.joins()) {
      links.add(WordingLink.of(id, otherId, similarity(one, other)));
    } else if (agreement == Agreement.CONTRADICTED) {
      links.add(WordingLink.of(id, otherId, 0));
    }
  }

  /** The share of common fingerprints (Jaccard). */
  static float similarity(QuotedWords one, QuotedWords other) {
    Set<Integer> common = new HashSet<>();
    for (int fingerprint : one.fingerprints()) {
      common.add(fingerprint);
    }
    int shared = 0;
    for (int fingerprint : other.fingerprints()) {
      shared += common.contains(fingerprint) ? 1 : 0;
    }
    return (float) shared / (common.size() + other.fingerprints().length - shared);
  }
}
