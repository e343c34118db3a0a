package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuoteClusters;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/** Finds the wordings on record that are the same words as new ones. */
@Singleton
class WordingLinks {
  private final StatementTables tables;

  WordingLinks(StatementTables tables) {
    this.tables = tables;
  }

  /** Finds and stores the links of new wordings, which are on record without links. */
  List<WordingLink> link(Map<Long, QuotedWords> added) {
    Map<Long, int[]> fingerprints = new HashMap<>();
    added.forEach(
        (id, words) -> {
          if (words.fingerprints().length > 0) {
            fingerprints.put(id, words.fingerprints());
          }
        });
    if (fingerprints.isEmpty()) {
      return List.of();
    }
    Set<WordingLink> pairs = new HashSet<>();
    for (StatementTables.Candidate candidate : tables.candidates(fingerprints)) {
      if (added.get(candidate.wording()).mayAgree(candidate.fingerprints())) {
        pairs.add(WordingLink.of(candidate.wording(), candidate.other(), 0));
      }
    }
    List<WordingLink> links = compare(pairs, words(pairs, added));
    tables.insertLinks(links);
    return links;
  }

  /**
   * The links to follow. Where a third wording connects two that contradict each other, those
   * between the statements are left out.
   */
  List<WordingLink> withoutContradictions(Collection<WordingNode> nodes, List<WordingLink> links) {
    List<WordingLink> joins = links.stream().filter(link -> !link.isContradiction()).toList();
    Map<Long, Integer> families = new HashMap<>();
    int number = 0;
    for (List<WordingNode> family : StatementGraph.families(nodes, joins)) {
      for (WordingNode node : family) {
        families.put(node.id(), number);
      }
      number++;
    }
    Set<Integer> contradictory = new HashSet<>();
    for (WordingLink link : links) {
      Integer family = families.get(link.one());
      if (link.isContradiction() && family != null && family.equals(families.get(link.other()))) {
        contradictory.add(family);
      }
    }
    if (contradictory.isEmpty()) {
      return joins;
    }
    Map<Long, Integer> statements =
        clusters(
            nodes.stream()
                .filter(node -> contradictory.contains(families.get(node.id())))
                .sorted(Comparator.comparing(WordingNode::key, QuoteIds.ORDER))
                .map(WordingNode::id)
                .toList());
    return joins.stream()
        .filter(link -> Objects.equals(statements.get(link.one()), statements.get(link.other())))
        .toList();
  }

  private Map<Long, Integer> clusters(List<Long> wordings) {
    Map<Long, QuotedWords> words = new HashMap<>();
    read(wordings, words);
    QuoteClusters clusters = QuoteClusters.of(wordings.stream().map(words::get).toList());
    Map<Long, Integer> statements = new HashMap<>();
    for (int i = 0; i < wordings.size(); i++) {
      statements.put(wordings.get(i), clusters.cluster(i));
    }
    return statements;
  }

  private Map<Long, QuotedWords> words(Set<WordingLink> pairs, Map<Long, QuotedWords> added) {
    Map<Long, QuotedWords> words = new HashMap<>(added);
    Set<Long> missing = new HashSet<>();
    pairs.forEach(pair -> missing.addAll(List.of(pair.one(), pair.other())));
    missing.removeAll(added.keySet());
    if (!missing.isEmpty()) {
      read(missing, words);
    }
    return words;
  }

  private void read(Collection<Long> wordings, Map<Long, QuotedWords> words) {
    tables
        .wordings(
            wordings,
            row ->
                Map.entry(
                    row.longValue("id"),
                    new Wording(
                        row.enumValue("type", QuoteType.class),
                        row.text("text"),
                        row.text("language"),
                        row.id("speaker_id"),
                        row.id("label"))))
        .forEach(found -> words.put(found.getKey(), found.getValue().words()));
  }

  private static List<WordingLink> compare(Set<WordingLink> pairs, Map<Long, QuotedWords> words) {
    List<WordingLink> links = new ArrayList<>();
    for (WordingLink pair : pairs) {
      QuotedWords one = words.get(pair.one());
      QuotedWords other = words.get(pair.other());
      Agreement agreement = SameWords.compare(one, other);
      if (agreement.joins()) {
        links.add(new WordingLink(pair.one(), pair.other(), similarity(one, other)));
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
