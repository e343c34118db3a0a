package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onrecord.textreuse.QuotedWords;

/**
 * Finds the wordings of quotes on record, and those that are the same words as new ones. An index
 * of fingerprints selects the wordings to compare; it also finds equal ones.
 *
 * <p>Where a wording has many candidates, a sample of them is looked at first: if it belongs to a
 * family that has no room for it, the others cannot change that.
 */
final class WordingSearch {
  /** The number of candidates of a wording that are read before all others. */
  private static final int SAMPLE = 200;

  private final WordingTable table;
  private final FingerprintIndex index;
  private final UpdateLimits limits;

  /**
   * The quotes by the key of their wording, and these keys, in the order of the quotes. Rows in
   * this order append to most indexes.
   */
  private final Map<UUID, List<IndexedQuote>> quotes = new LinkedHashMap<>();

  private final List<UUID> keys;

  /** The ids of the wordings on record, by key. */
  private final Map<UUID, Long> stored = new HashMap<>();

  private final Map<UUID, NewWording> added = new LinkedHashMap<>();

  private final List<SimilarWording> similar = new ArrayList<>();

  /** The number of candidates by key. */
  private final Map<UUID, Integer> counts = new HashMap<>();

  /** The keys of wordings that belong to families without room for them. */
  private final Set<UUID> excess = new HashSet<>();

  /** The next id for a wording that is not on record. There is one for each key. */
  private long nextId;

  private int candidates;
  private long cost;

  private WordingSearch(
      StatementTables tables, Collection<IndexedQuote> gaining, UpdateLimits limits) {
    this.table = tables.wordings();
    this.index = tables.fingerprints();
    this.limits = limits;
    gaining.stream()
        .sorted(Comparator.comparing(IndexedQuote::id, QuoteIds.ORDER))
        .forEach(
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
      StatementTables tables, Collection<IndexedQuote> gaining, UpdateLimits limits) {
    return gaining.isEmpty()
        ? WordingMatches.NONE
        : new WordingSearch(tables, gaining, limits).matches();
  }

  private WordingMatches matches() {
    lookUpKnown();
    lookUpCrowded(
        keys.stream()
            .filter(key -> counts.getOrDefault(key, 0) >= SAMPLE && !stored.containsKey(key))
            .toList());
    findLabelled();
    addOthers();
    WordingComparison comparison = new WordingComparison(table);
    compareAdded(comparison);
    comparison.compareStored(pairs());
    compareNumbers(comparison);
    return new WordingMatches(stored, added, comparison.links());
  }

  private QuotedWords words(UUID key) {
    return quotes.get(key).get(0).words();
  }

  /** Reads samples of the candidates, and new ids. */
  private void lookUpKnown() {
    List<UUID> wordings = new ArrayList<>();
    List<int[]> known = new ArrayList<>();
    Iterator<UUID> key = keys.iterator();
    for (int[] fingerprints : index.filter().selected(selected(keys))) {
      UUID wording = key.next();
      if (fingerprints.length > 0) {
        wordings.add(wording);
        known.add(fingerprints);
      }
    }
    lookUp(wordings, known, false, SAMPLE, keys.size());
  }

  /**
   * Reads candidates of wordings.
   *
   * @param otherNumbers true for those that differ in numbers only; false for all others
   * @param each maximum number for each of them
   * @param newIds number of ids for wordings that are not on record
   */
  private void lookUp(
      List<UUID> wordings, List<int[]> fingerprints, boolean otherNumbers, int each, int newIds) {
    List<FingerprintIndex.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < fingerprints.size(); i++) {
      UUID key = wordings.get(i);
      wanted.add(new FingerprintIndex.Wanted(key, fingerprints.get(i), words(key)));
    }
    index.forEachCandidate(
        wanted,
        otherNumbers,
        each,
        limits.candidates(),
        newIds,
        candidate -> addCandidate(candidate, wordings));
  }

  private List<int[]> selected(List<UUID> wordings) {
    return wordings.stream().map(key -> words(key).selectedFingerprints()).toList();
  }

  /** Reads all candidates of wordings whose samples do not decide. */
  private void lookUpCrowded(List<UUID> crowded) {
    if (crowded.isEmpty()) {
      return;
    }
    stored.putAll(index.equal(crowded, selected(crowded)));
    Map<UUID, List<SimilarWording>> samples =
        similar.stream().collect(Collectors.groupingBy(SimilarWording::key));
    FullFamilies families = new FullFamilies(table);
    List<UUID> others = new ArrayList<>();
    for (UUID key : crowded) {
      if (!stored.containsKey(key)) {
        boolean full =
            !leavesWording(key)
                && families.haveNoRoom(
                    words(key), bytes(key), samples.getOrDefault(key, List.of()));
        (full ? excess : others).add(key);
      }
    }
    similar.removeIf(found -> excess.contains(found.key()) || others.contains(found.key()));
    if (!others.isEmpty()) {
      lookUp(others, selected(others), false, limits.candidates(), 0);
    }
  }

  /** Returns whether a quote may make room in a family for the wording that it gains. */
  private boolean leavesWording(UUID key) {
    return quotes.get(key).stream().anyMatch(IndexedQuote::losesWording);
  }

  private int bytes(UUID key) {
    return quotes.get(key).get(0).wording().bytes();
  }

  private void addCandidate(FingerprintIndex.Candidate candidate, List<UUID> wordings) {
    if (candidate.index() < 0) {
      nextId = candidate.id() - keys.size() + 1;
      return;
    }
    if (++candidates == limits.candidates()) {
      refuseSeveral();
    }
    UUID key = wordings.get(candidate.index());
    counts.merge(key, 1, Integer::sum);
    if (candidate.key().equals(key)) {
      stored.put(key, candidate.id());
    } else if (words(key).mayAgree(candidate.fingerprints())) {
      int common = words(key).commonFingerprints(candidate.fingerprints());
      similar.add(
          new SimilarWording(
              key, candidate.id(), candidate.key(), candidate.bytes(), common, candidate.family()));
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
    similar.sort(SimilarWording.MOST_COMMON_FIRST);
    for (SimilarWording found : similar) {
      WordingPair pair =
          new WordingPair(added.get(found.key()), found.id(), found.otherKey(), found.bytes());
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
        added.put(key, NewWording.of(nextId++, quotes.get(key)));
      }
    }
    index.filter().add(added.values());
  }

  private List<NewWording> withRoom() {
    return added.values().stream()
        .filter(wording -> !excess.contains(wording.node().key()))
        .toList();
  }

  /** Compares the added wordings with each other: those that share a selected fingerprint. */
  private void compareAdded(WordingComparison comparison) {
    AddedPairs.forEach(
        withRoom(),
        (one, other) -> !one.words().differsInNumbers(other.words()),
        (one, other) -> compare(comparison, one, other));
  }

  private void compare(WordingComparison comparison, NewWording one, NewWording other) {
    if (one.words().mayAgree(other.words().fingerprints())) {
      addCost(WordingPair.cost(one.words().words().count(), other.node().bytes()));
      comparison.compare(one, other);
    }
  }

  /**
   * Compares added wordings that join others with those that differ from them in numbers. These
   * contradict each other, which matters only in families.
   */
  private void compareNumbers(WordingComparison comparison) {
    Set<Long> joining = comparison.joining();
    List<NewWording> wordings =
        added.values().stream()
            .filter(wording -> joining.contains(wording.node().id()))
            .filter(wording -> wording.words().numberTemplate() != null)
            .toList();
    if (wordings.isEmpty()) {
      return;
    }
    AddedPairs.forEach(
        wordings,
        (one, other) -> one.words().differsInNumbers(other.words()),
        (one, other) -> compare(comparison, one, other));
    similar.clear();
    List<UUID> others = wordings.stream().map(wording -> wording.node().key()).toList();
    lookUp(others, selected(others), true, limits.candidates(), 0);
    comparison.compareStored(pairs());
  }
}
