package org.onrecord.records.statement;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuoteClusters;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/**
 * The families of wordings: those that links connect, directly or through others. In most families,
 * no wordings contradict each other, and all are one statement. A third wording can connect two
 * that do, as a part of one and of its negation does; such a family is separated into several
 * statements.
 *
 * <p>Contradictions are on record only within families, since formulaic texts, such as results,
 * contradict each other by the thousand.
 */
final class WordingFamilies {
  private final Collection<WordingNode> nodes;
  private final Function<Collection<Long>, Map<Long, QuotedWords>> words;

  private final List<WordingLink> joins = new ArrayList<>();
  private final List<WordingLink> contradictions = new ArrayList<>();
  private final List<WordingLink> added = new ArrayList<>();

  /** The number of the family of each wording. */
  private final Map<Long, Integer> families;

  private Set<Integer> divided;

  /**
   * Finds the families of wordings.
   *
   * @param nodes wordings of whole families, and new ones
   * @param stored their links on record
   * @param found the links of new wordings
   * @param words reads the words of wordings
   */
  WordingFamilies(
      Collection<WordingNode> nodes,
      List<WordingLink> stored,
      List<WordingLink> found,
      Function<Collection<Long>, Map<Long, QuotedWords>> words) {
    this.nodes = nodes;
    this.words = words;
    stored.forEach(link -> (link.isContradiction() ? contradictions : joins).add(link));
    Map<Long, Integer> before = numbers(joins);
    found.stream().filter(link -> !link.isContradiction()).forEach(added::add);
    joins.addAll(added);
    families = added.isEmpty() ? before : numbers(joins);
    found.stream().filter(WordingLink::isContradiction).forEach(this::addContradiction);
    if (!added.isEmpty()) {
      compareMerged(before);
    }
  }

  private Map<Long, Integer> numbers(List<WordingLink> links) {
    Map<Long, Integer> numbers = new HashMap<>();
    int number = 0;
    for (List<WordingNode> family : StatementGraph.families(nodes, links)) {
      for (WordingNode node : family) {
        numbers.put(node.id(), number);
      }
      number++;
    }
    return numbers;
  }

  private boolean isInFamily(WordingLink link) {
    Integer family = families.get(link.one());
    return family != null && family.equals(families.get(link.other()));
  }

  private void addContradiction(WordingLink link) {
    if (isInFamily(link)) {
      contradictions.add(link);
      added.add(link);
    }
  }

  /** Finds the contradictions between families that new wordings connect. */
  private void compareMerged(Map<Long, Integer> before) {
    Map<Integer, Map<Integer, List<Long>>> parts = new HashMap<>();
    for (WordingNode node : nodes) {
      if (node.statement() != null) {
        parts
            .computeIfAbsent(families.get(node.id()), family -> new HashMap<>())
            .computeIfAbsent(before.get(node.id()), part -> new ArrayList<>())
            .add(node.id());
      }
    }
    parts.values().stream()
        .filter(merged -> merged.size() > 1)
        .forEach(merged -> compareParts(List.copyOf(merged.values())));
  }

  private void compareParts(List<List<Long>> parts) {
    Map<Long, QuotedWords> texts = words.apply(parts.stream().flatMap(List::stream).toList());
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (long one : parts.get(i)) {
          for (long other : parts.get(j)) {
            if (SameWords.compare(texts.get(one), texts.get(other)) == Agreement.CONTRADICTED) {
              addContradiction(WordingLink.contradiction(one, other));
            }
          }
        }
      }
    }
  }

  /** Returns whether a family is exactly one statement: without contradictions and labels. */
  boolean isWhole(WordingNode node) {
    return !divided().contains(families.get(node.id()));
  }

  /**
   * Returns whether families that were read without their links need these, since their wordings
   * may not be one statement.
   */
  boolean needLinks() {
    return nodes.stream().anyMatch(node -> node.whole() && !isWhole(node));
  }

  /** The families with contradictions or labels. */
  private Set<Integer> divided() {
    if (divided == null) {
      divided = contradictory();
      nodes.stream()
          .filter(node -> node.label() != null)
          .forEach(node -> divided.add(families.get(node.id())));
    }
    return divided;
  }

  private Set<Integer> contradictory() {
    return contradictions.stream()
        .filter(this::isInFamily)
        .map(link -> families.get(link.one()))
        .collect(toCollection(HashSet::new));
  }

  /** The links to store: those of new wordings, and contradictions in families. */
  List<WordingLink> added() {
    return added;
  }

  /** The links to follow: without those between statements that contradict each other. */
  List<WordingLink> followed() {
    Set<Integer> contradictory = contradictory();
    if (contradictory.isEmpty()) {
      return joins;
    }
    Map<Long, Integer> statements =
        separate(
            nodes.stream()
                .filter(node -> contradictory.contains(families.get(node.id())))
                .sorted(Comparator.comparing(WordingNode::key, QuoteIds.ORDER))
                .map(WordingNode::id)
                .toList());
    return joins.stream()
        .filter(link -> Objects.equals(statements.get(link.one()), statements.get(link.other())))
        .toList();
  }

  /** The number of the statement of each wording of contradictory families. */
  private Map<Long, Integer> separate(List<Long> wordings) {
    Map<Long, Integer> positions = new HashMap<>();
    wordings.forEach(wording -> positions.put(wording, positions.size()));
    List<QuoteClusters.Pair> pairs =
        Stream.concat(joins.stream(), contradictions.stream())
            .filter(
                link -> positions.containsKey(link.one()) && positions.containsKey(link.other()))
            .map(
                link ->
                    new QuoteClusters.Pair(
                        positions.get(link.one()), positions.get(link.other()), link.agreement()))
            .toList();
    Map<Long, QuotedWords> texts = words.apply(wordings);
    QuoteClusters clusters = QuoteClusters.of(wordings.stream().map(texts::get).toList(), pairs);
    Map<Long, Integer> statements = new HashMap<>();
    positions.forEach((wording, i) -> statements.put(wording, clusters.cluster(i)));
    return statements;
  }
}
