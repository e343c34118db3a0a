package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.textreuse.QuotedWords;

/**
 * Finds the wordings of quotes on record, and those that are the same words as new ones. An index
 * of fingerprints selects the wordings to compare; it also finds equal ones.
 */
final class WordingSearch {
  /** The pairs to compare for several quotes, about a third of a second of CPU time. */
  static final int MAX_PAIRS = 20_000;

  private final WordingTable table;

  /** The quotes by the key of their wording, and these keys in their order. */
  private final Map<UUID, List<IndexedQuote>> quotes = new TreeMap<>(QuoteIds.ORDER);

  private final List<UUID> keys;

  /** The ids of the wordings on record, by key. */
  private final Map<UUID, Long> stored = new HashMap<>();

  private final Map<UUID, NewWording> added = new LinkedHashMap<>();

  /** The wordings on record to compare with those that are looked for. */
  private final Map<UUID, List<Long>> candidates = new HashMap<>();

  private long last;
  private int pairs;

  private WordingSearch(WordingTable table, Collection<IndexedQuote> gaining) {
    this.table = table;
    gaining.forEach(
        quote -> quotes.computeIfAbsent(quote.newKey(), key -> new ArrayList<>()).add(quote));
    keys = List.copyOf(quotes.keySet());
  }

  /**
   * Finds the wordings that quotes gain.
   *
   * @throws BatchTooLargeException if there are several, with too many pairs to compare
   */
  static WordingMatches of(WordingTable table, Collection<IndexedQuote> gaining) {
    return gaining.isEmpty() ? WordingMatches.NONE : new WordingSearch(table, gaining).matches();
  }

  private WordingMatches matches() {
    table.forEachCandidate(
        keys.stream().map(key -> words(key).selectedFingerprints()).toList(), this::addCandidate);
    findLabelled();
    addOthers();
    WordingComparison comparison = new WordingComparison(table);
    compareAdded(comparison);
    List<WordingComparison.Pair> found = new ArrayList<>();
    added.forEach(
        (key, wording) ->
            candidates
                .getOrDefault(key, List.of())
                .forEach(id -> found.add(new WordingComparison.Pair(wording, id))));
    comparison.compareStored(found);
    Map<UUID, WordingNode> nodes = new HashMap<>();
    table.nodes(stored.values()).forEach(node -> nodes.put(node.key(), node));
    return new WordingMatches(nodes, added, comparison.links());
  }

  private QuotedWords words(UUID key) {
    return quotes.get(key).get(0).words();
  }

  private void addCandidate(WordingTable.Candidate candidate) {
    if (candidate.index() < 0) {
      last = candidate.id();
      return;
    }
    UUID key = keys.get(candidate.index());
    if (candidate.key().equals(key)) {
      stored.put(key, candidate.id());
    } else if (words(key).mayAgree(candidate.fingerprints())) {
      candidates.computeIfAbsent(key, found -> new ArrayList<>()).add(candidate.id());
      countPair();
    }
  }

  private void countPair() {
    if (++pairs > MAX_PAIRS && keys.size() > 1) {
      throw new BatchTooLargeException();
    }
  }

  /** Labelled wordings may have no fingerprints. */
  private void findLabelled() {
    Set<UUID> labels = new HashSet<>();
    quotes.values().forEach(same -> labels.add(same.get(0).wording().label()));
    labels.removeIf(Objects::isNull);
    for (WordingNode node : table.labelled(labels)) {
      if (quotes.containsKey(node.key())) {
        stored.put(node.key(), node.id());
      }
    }
  }

  private void addOthers() {
    for (UUID key : keys) {
      if (!stored.containsKey(key)) {
        added.put(key, NewWording.of(++last, quotes.get(key)));
      }
    }
  }

  /** Compares the added wordings with each other. */
  private void compareAdded(WordingComparison comparison) {
    Map<Integer, List<NewWording>> byFingerprint = new HashMap<>();
    for (NewWording wording : added.values()) {
      Set<Long> seen = new HashSet<>();
      for (int fingerprint : wording.words().selectedFingerprints()) {
        List<NewWording> holders =
            byFingerprint.computeIfAbsent(fingerprint, key -> new ArrayList<>());
        for (NewWording other : holders) {
          if (seen.add(other.node().id())
              && wording.words().mayAgree(other.words().fingerprints())) {
            countPair();
            comparison.compare(wording, other);
          }
        }
        holders.add(wording);
      }
    }
  }
}
