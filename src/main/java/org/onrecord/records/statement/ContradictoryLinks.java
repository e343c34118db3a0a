package org.onrecord.records.statement;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.textreuse.QuoteClusters;
import org.onrecord.textreuse.QuotedWords;

/**
 * Leaves out links between statements that contradict each other. A third wording can connect both,
 * as a part of one and of its negation does.
 */
final class ContradictoryLinks {
  private final Collection<WordingNode> nodes;
  private final List<WordingLink> links;
  private final List<WordingLink> joins;

  /** The number of the component of each wording. */
  private final Map<Long, Integer> families = new HashMap<>();

  private ContradictoryLinks(Collection<WordingNode> nodes, List<WordingLink> links) {
    this.nodes = nodes;
    this.links = links;
    this.joins = links.stream().filter(link -> !link.isContradiction()).toList();
  }

  /**
   * The links to follow.
   *
   * @param words reads the words of wordings
   */
  static List<WordingLink> leaveOut(
      Collection<WordingNode> nodes,
      List<WordingLink> links,
      Function<Collection<Long>, Map<Long, QuotedWords>> words) {
    boolean contradictory = links.stream().anyMatch(WordingLink::isContradiction);
    return contradictory ? new ContradictoryLinks(nodes, links).leaveOut(words) : links;
  }

  private List<WordingLink> leaveOut(Function<Collection<Long>, Map<Long, QuotedWords>> words) {
    for (List<WordingNode> family : StatementGraph.families(nodes, joins)) {
      int number = families.size();
      family.forEach(node -> families.put(node.id(), number));
    }
    List<Long> separate = contradictory();
    if (separate.isEmpty()) {
      return joins;
    }
    Map<Long, Integer> statements = clusters(separate, words.apply(separate));
    return joins.stream()
        .filter(link -> Objects.equals(statements.get(link.one()), statements.get(link.other())))
        .toList();
  }

  /** The wordings of the components that contain a contradiction. */
  private List<Long> contradictory() {
    Set<Integer> found = new HashSet<>();
    for (WordingLink link : links) {
      Integer family = families.get(link.one());
      if (link.isContradiction() && family != null && family.equals(families.get(link.other()))) {
        found.add(family);
      }
    }
    return nodes.stream()
        .filter(node -> found.contains(families.get(node.id())))
        .sorted(Comparator.comparing(WordingNode::key, QuoteIds.ORDER))
        .map(WordingNode::id)
        .toList();
  }

  private static Map<Long, Integer> clusters(List<Long> wordings, Map<Long, QuotedWords> words) {
    QuoteClusters clusters = QuoteClusters.of(wordings.stream().map(words::get).toList());
    Map<Long, Integer> statements = new HashMap<>();
    for (int i = 0; i < wordings.size(); i++) {
      statements.put(wordings.get(i), clusters.cluster(i));
    }
    return statements;
  }
}
