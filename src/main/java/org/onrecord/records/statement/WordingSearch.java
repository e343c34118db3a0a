package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
  private final WordingTable table;
  private final UpdateLimits limits;

  /** The quotes by the key of their wording, and these keys in their order. */
  private final Map<UUID, List<IndexedQuote>> quotes = new TreeMap<>(QuoteIds.ORDER);

  private final List<UUID> keys;

  /** The ids of the wordings on record, by key. */
  private final Map<UUID, Long> stored = new HashMap<>();

  private final Map<UUID, NewWording> added = new LinkedHashMap<>();

  private final List<Similar> similar = new ArrayList<>();

  private long last;
  private int candidates;
  private long cost;

  /**
   * A wording on record that may be the same words as one that is looked for.
   *
   * @param key key of the one that is looked for
   * @param bytes length of the text
   * @param common number of common fingerprints
   */
  private record Similar(UUID key, long id, int bytes, int common) {}

  private WordingSearch(WordingTable table, Collection<IndexedQuote> gaining, UpdateLimits limits) {
    this.table = table;
    this.limits = limits;
    gaining.forEach(
        quote -> quotes.computeIfAbsent(quote.newKey(), key -> new ArrayList<>()).add(quote));
    keys = List.copyOf(quotes.keySet());
  }

  /**
   * Finds the wordings that quotes gain. A single one is compared with those on record that have
   * the most fingerprints in common, as many as the maximum cost allows.
   *
   * @throws BatchTooLargeException if there are several, with too much to compare
   */
  static WordingMatches of(
      WordingTable table, Collection<IndexedQuote> gaining, UpdateLimits limits) {
    return gaining.isEmpty()
        ? WordingMatches.NONE
        : new WordingSearch(table, gaining, limits).matches();
  }

  private WordingMatches matches() {
    table.forEachCandidate(
        keys,
        keys.stream().map(key -> words(key).selectedFingerprints()).toList(),
        limits.candidates(),
        this::addCandidate);
    findLabelled();
    addOthers();
    WordingComparison comparison = new WordingComparison(table);
    compareAdded(comparison);
    comparison.compareStored(pairs());
    return new WordingMatches(stored, added, comparison.links());
  }

  private QuotedWords words(UUID key) {
    return quotes.get(key).get(0).words();
  }

  private void addCandidate(WordingTable.Candidate candidate) {
    if (candidate.index() < 0) {
      last = candidate.id();
      return;
    }
    if (++candidates == limits.candidates()) {
      refuseSeveral();
    }
    UUID key = keys.get(candidate.index());
    if (candidate.key().equals(key)) {
      stored.put(key, candidate.id());
    } else if (words(key).mayAgree(candidate.fingerprints())) {
      int common = words(key).commonFingerprints(candidate.fingerprints());
      similar.add(new Similar(key, candidate.id(), candidate.bytes(), common));
    }
  }

  private void refuseSeveral() {
    if (keys.size() > 1) {
      throw new BatchTooLargeException();
    }
  }

  /** The pairs of added wordings and wordings on record to compare. */
  private List<WordingPair> pairs() {
    List<WordingPair> pairs = new ArrayList<>();
    similar.removeIf(found -> !added.containsKey(found.key()));
    similar.sort(Comparator.comparingInt(Similar::common).reversed().thenComparing(Similar::id));
    for (Similar found : similar) {
      WordingPair pair = new WordingPair(added.get(found.key()), found.id(), found.bytes());
      if (!addCost(pair.cost())) {
        break;
      }
      pairs.add(pair);
    }
    return pairs;
  }

  /** Adds the cost of a comparison; returns false if the sum is over the maximum. */
  private boolean addCost(long comparison) {
    cost += comparison;
    if (cost > limits.comparisons()) {
      refuseSeveral();
    }
    return cost <= limits.comparisons();
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
            addCost(WordingPair.cost(wording.words().words().count(), other.node().bytes()));
            comparison.compare(wording, other);
          }
        }
        holders.add(wording);
      }
    }
  }
}
