package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/**
 * Finds the wordings of quotes on record, and those that are the same words as new ones. An index
 * of fingerprints selects the wordings to compare; it also finds equal ones.
 */
final class WordingSearch {
  private final WordingTable table;

  /** The quotes by the key of their wording. */
  private final Map<UUID, List<IndexedQuote>> quotes = new TreeMap<>(QuoteIds.ORDER);

  private final Map<UUID, Long> storedIds = new HashMap<>();
  private final Map<UUID, NewWording> added = new LinkedHashMap<>();
  private final Map<Long, QuotedWords> words = new HashMap<>();

  private WordingSearch(WordingTable table, Collection<IndexedQuote> gaining) {
    this.table = table;
    gaining.forEach(
        quote -> quotes.computeIfAbsent(quote.newKey(), key -> new ArrayList<>()).add(quote));
  }

  /** Finds the wordings that quotes gain. */
  static WordingMatches of(WordingTable table, Collection<IndexedQuote> gaining) {
    return gaining.isEmpty() ? WordingMatches.NONE : new WordingSearch(table, gaining).matches();
  }

  private WordingMatches matches() {
    List<UUID> keys = List.copyOf(quotes.keySet());
    List<WordingTable.Candidate> candidates =
        table.candidates(keys.stream().map(key -> words(key).fingerprints()).toList());
    findStored(keys, candidates);
    addOthers(keys, candidates);
    Set<WordingLink> pairs = pairs(keys, candidates);
    pairs.addAll(pairsOfAdded());
    Set<Long> ids = new HashSet<>(storedIds.values());
    pairs.forEach(pair -> ids.addAll(List.of(pair.one(), pair.other())));
    added.values().forEach(wording -> ids.remove(wording.node().id()));
    Map<UUID, WordingNode> stored = new HashMap<>();
    for (WordingTable.Stored found : table.read(ids)) {
      words.put(found.node().id(), found.wording().words());
      if (quotes.containsKey(found.node().key())) {
        stored.put(found.node().key(), found.node());
      }
    }
    return new WordingMatches(stored, added, compare(pairs));
  }

  private QuotedWords words(UUID key) {
    return quotes.get(key).get(0).words();
  }

  /** Labelled wordings may have no fingerprints. */
  private void findStored(List<UUID> keys, List<WordingTable.Candidate> candidates) {
    for (WordingTable.Candidate candidate : candidates) {
      if (candidate.index() >= 0 && candidate.key().equals(keys.get(candidate.index()))) {
        storedIds.put(candidate.key(), candidate.id());
      }
    }
    Set<UUID> labels = new HashSet<>();
    for (List<IndexedQuote> same : quotes.values()) {
      UUID label = same.get(0).wording().label();
      if (label != null) {
        labels.add(label);
      }
    }
    for (WordingNode node : table.labelled(labels)) {
      if (quotes.containsKey(node.key())) {
        storedIds.put(node.key(), node.id());
      }
    }
  }

  private void addOthers(List<UUID> keys, List<WordingTable.Candidate> candidates) {
    long last =
        candidates.stream()
            .filter(candidate -> candidate.index() < 0)
            .mapToLong(WordingTable.Candidate::id)
            .findFirst()
            .orElse(0);
    for (UUID key : keys) {
      if (!storedIds.containsKey(key)) {
        NewWording wording = NewWording.of(++last, quotes.get(key));
        added.put(key, wording);
        words.put(last, wording.words());
      }
    }
  }

  /** The pairs of added and stored wordings to compare. */
  private Set<WordingLink> pairs(List<UUID> keys, List<WordingTable.Candidate> candidates) {
    Set<WordingLink> pairs = new HashSet<>();
    for (WordingTable.Candidate candidate : candidates) {
      NewWording wording = candidate.index() < 0 ? null : added.get(keys.get(candidate.index()));
      if (wording != null && wording.words().mayAgree(candidate.fingerprints())) {
        pairs.add(WordingLink.of(wording.node().id(), candidate.id(), 0));
      }
    }
    return pairs;
  }

  /** The pairs of added wordings to compare. */
  private Set<WordingLink> pairsOfAdded() {
    Map<Integer, List<NewWording>> byFingerprint = new HashMap<>();
    Set<WordingLink> pairs = new HashSet<>();
    for (NewWording wording : added.values()) {
      for (int fingerprint : wording.words().fingerprints()) {
        List<NewWording> others =
            byFingerprint.computeIfAbsent(fingerprint, key -> new ArrayList<>());
        for (NewWording other : others) {
          if (wording.words().mayAgree(other.words().fingerprints())) {
            pairs.add(WordingLink.of(wording.node().id(), other.node().id(), 0));
          }
        }
        others.add(wording);
      }
    }
    return pairs;
  }

  private List<WordingLink> compare(Set<WordingLink> pairs) {
    List<WordingLink> links = new ArrayList<>();
    for (WordingLink pair : pairs) {
      QuotedWords one = words.get(pair.one());
      QuotedWords other = words.get(pair.other());
      Agreement agreement = SameWords.compare(one, other);
      if (agreement.joins()) {
        float similarity = similarity(one, other);
        links.add(new WordingLink(pair.one(), pair.other(), similarity));
      } else if (agreement == Agreement.CONTRADICTED) {
        links.add(pair);
      }
    }
    return links;
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
