package org.onrecord.records.statement;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/** Compares wordings, and collects the links between them. */
final class WordingComparison {
  /** The maximum length of the texts that are read at once, unless it is one text. */
  private static final int READ_BYTES = 200_000;

  private final WordingTable table;
  private final List<WordingLink> links = new ArrayList<>();

  WordingComparison(WordingTable table) {
    this.table = table;
  }

  List<WordingLink> links() {
    return links;
  }

  /** The wordings with links that join them with others. */
  Set<Long> joining() {
    return links.stream()
        .filter(link -> !link.isContradiction())
        .flatMap(link -> Stream.of(link.one(), link.other()))
        .collect(toSet());
  }

  void compare(NewWording one, NewWording other) {
    compare(one.node().id(), one.words(), other.node().id(), other.words());
  }

  /** Compares new wordings with wordings on record, of which each is read once. */
  void compareStored(List<WordingPair> pairs) {
    Map<Long, List<WordingPair>> some = new HashMap<>();
    int bytes = 0;
    for (WordingPair pair : ordered(pairs)) {
      boolean isNew = !some.containsKey(pair.other());
      if (isNew && bytes + pair.bytes() > READ_BYTES) {
        compareRead(some);
        some.clear();
        bytes = 0;
      }
      some.computeIfAbsent(pair.other(), id -> new ArrayList<>()).add(pair);
      bytes += isNew ? pair.bytes() : 0;
    }
    compareRead(some);
  }

  private static List<WordingPair> ordered(List<WordingPair> pairs) {
    return pairs.stream().sorted(Comparator.comparingLong(WordingPair::other)).toList();
  }

  private void compareRead(Map<Long, List<WordingPair>> pairs) {
    Map<Long, UUID> keys = new HashMap<>();
    pairs.forEach((other, same) -> keys.put(other, same.get(0).otherKey()));
    Map<Long, QuotedWords> words = table.compared(keys);
    pairs.forEach(
        (other, same) ->
            same.forEach(
                pair ->
                    compare(pair.one().node().id(), pair.one().words(), other, words.get(other))));
  }

  private void compare(long id, QuotedWords one, long otherId, QuotedWords other) {
    Agreement agreement = SameWords.compare(one, other);
    if (agreement.joins()) {
      boolean negated = agreement == Agreement.NEGATED;
      links.add(WordingLink.of(id, otherId, similarity(one, other), negated));
    } else if (agreement == Agreement.CONTRADICTED) {
      links.add(WordingLink.contradiction(id, otherId));
    }
  }

  /** The share of common fingerprints (Jaccard). */
  static float similarity(QuotedWords one, QuotedWords other) {
    int common = one.commonFingerprints(other.fingerprints());
    return (float) common / (one.fingerprints().length + other.fingerprints().length - common);
  }
}
