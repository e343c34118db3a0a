package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Divides wordings into statements: the connected components of the graph of same words. Wordings
 * with the same label are always in one component, wordings with different labels never: links are
 * followed from the most similar pair on (Kruskal's algorithm) unless they connect two labels. The
 * result does not depend on the order of nodes and links.
 */
final class StatementGraph {
  private final Map<Long, WordingNode> nodes = new LinkedHashMap<>();
  private final DisjointSets sets = new DisjointSets();
  private final Map<Long, UUID> labels = new HashMap<>();

  private StatementGraph(Collection<WordingNode> wordings) {
    wordings.forEach(
        node -> {
          nodes.put(node.id(), node);
          sets.add(node.id());
        });
  }

  /** The connected components, whatever their labels. */
  static Collection<List<WordingNode>> families(
      Collection<WordingNode> wordings, List<WordingLink> links) {
    StatementGraph graph = new StatementGraph(wordings);
    links.forEach(link -> graph.join(link.one(), link.other()));
    return graph.components(wordings);
  }

  /** The components of a graph that is closed: it has all wordings that its own ones lead to. */
  static Collection<List<WordingNode>> components(
      Collection<WordingNode> wordings, List<WordingLink> links) {
    StatementGraph graph = new StatementGraph(wordings);
    wordings.forEach(node -> graph.labels.put(node.id(), node.label()));
    graph.joinLabels();
    graph.follow(links);
    return graph.components(wordings);
  }

  private Collection<List<WordingNode>> components(Collection<WordingNode> wordings) {
    Map<Long, List<WordingNode>> components = new LinkedHashMap<>();
    for (WordingNode node : wordings) {
      components.computeIfAbsent(sets.root(node.id()), root -> new ArrayList<>()).add(node);
    }
    return components.values();
  }

  private void joinLabels() {
    Map<UUID, Long> first = new HashMap<>();
    for (WordingNode node : nodes.values()) {
      if (node.label() != null) {
        join(first.computeIfAbsent(node.label(), label -> node.id()), node.id());
      }
    }
  }

  private void follow(List<WordingLink> links) {
    List<WordingLink> ordered = new ArrayList<>(links);
    if (labels.values().stream().anyMatch(label -> label != null)) {
      ordered.sort(
          Comparator.comparing(WordingLink::similarity)
              .reversed()
              .thenComparing(link -> least(link), QuoteIds.ORDER)
              .thenComparing(link -> greatest(link), QuoteIds.ORDER));
    }
    ordered.forEach(link -> join(link.one(), link.other()));
  }

  private UUID least(WordingLink link) {
    return QuoteIds.least(nodes.get(link.one()).key(), nodes.get(link.other()).key());
  }

  private UUID greatest(WordingLink link) {
    UUID one = nodes.get(link.one()).key();
    return one.equals(least(link)) ? nodes.get(link.other()).key() : one;
  }

  private void join(long one, long other) {
    long root = sets.root(one);
    long otherRoot = sets.root(other);
    UUID label = labels.get(root);
    UUID otherLabel = labels.get(otherRoot);
    if (root != otherRoot && (label == null || otherLabel == null || label.equals(otherLabel))) {
      sets.unite(root, otherRoot);
      labels.put(root, label == null ? otherLabel : label);
    }
  }
}
