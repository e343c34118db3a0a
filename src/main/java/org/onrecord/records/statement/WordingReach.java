package org.onrecord.records.statement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The wordings whose statements changed quotes may affect: whole families, with their links. They
 * are read before anything is written.
 *
 * <p>A family has a maximum size, since its pairs are compared and in memory at once. A wording
 * that would make a larger one is a statement of its own.
 *
 * @param gained the wordings that quotes gain
 * @param nodes the wordings on record
 * @param links the links between these
 */
record WordingReach(WordingMatches gained, List<WordingNode> nodes, List<WordingLink> links) {
  /**
   * The maximum size of a family, about 250 wordings of 20 words. The size is the length of the
   * texts in bytes, and a number for each wording.
   */
  static final int MAX_FAMILY = 80_000;

  private static final int WORDING_SIZE = 200;

  /** Words beyond these are not compared. */
  private static final int MAX_WORDING_BYTES = 3_000;

  /**
   * Finds the wordings that quotes gain, and the families that they gain or lose them in.
   *
   * @throws BatchTooLargeException if these are too large, for several quotes
   */
  static WordingReach of(WordingTable table, List<IndexedQuote> changed, UpdateLimits limits) {
    WordingMatches gained =
        WordingSearch.of(
            table, changed.stream().filter(IndexedQuote::gainsWording).toList(), limits);
    int maxNodes = limits.size() / WORDING_SIZE;
    WordingReach reach = read(table, changed, gained, maxNodes + 1, limits.links() + 1);
    if (reach.nodes().size() > maxNodes
        || reach.links().size() > limits.links()
        || size(reach.nodes()) > limits.size()) {
      if (changed.size() > 1) {
        throw new BatchTooLargeException();
      }
      return readAll(table, changed, gained.withoutLinks(link -> true));
    }
    Set<Long> excess = reach.inTooLargeFamilies(changed);
    return excess.isEmpty()
        ? reach
        : readAll(
            table,
            changed,
            gained.withoutLinks(
                link -> excess.contains(link.one()) || excess.contains(link.other())));
  }

  private static WordingReach readAll(
      WordingTable table, List<IndexedQuote> changed, WordingMatches gained) {
    return read(table, changed, gained, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static WordingReach read(
      WordingTable table,
      List<IndexedQuote> changed,
      WordingMatches gained,
      int maxNodes,
      int maxLinks) {
    Set<Long> from = new HashSet<>(gained.stored().values());
    changed.stream().map(IndexedQuote::oldWording).filter(Objects::nonNull).forEach(from::add);
    gained.links().stream()
        .filter(link -> !link.isContradiction())
        .forEach(link -> from.addAll(List.of(link.one(), link.other())));
    Set<UUID> labels = new HashSet<>();
    for (NewWording wording : gained.added().values()) {
      from.remove(wording.node().id());
      if (wording.wording().label() != null) {
        labels.add(wording.wording().label());
      }
    }
    List<WordingNode> nodes = table.reached(from, labels, maxNodes);
    List<WordingLink> links = table.links(nodes.stream().map(WordingNode::id).toList(), maxLinks);
    return new WordingReach(gained, nodes, links);
  }

  private static long size(Collection<WordingNode> wordings) {
    return wordings.stream()
        .mapToLong(node -> WORDING_SIZE + Math.min(MAX_WORDING_BYTES, node.bytes()))
        .sum();
  }

  /** The ids of new wordings that would make their families larger than these may be. */
  private Set<Long> inTooLargeFamilies(List<IndexedQuote> changed) {
    List<WordingNode> all = new ArrayList<>(left(changed));
    gained.added().values().forEach(wording -> all.add(wording.node()));
    if (gained.links().isEmpty() || size(all) <= MAX_FAMILY) {
      return Set.of();
    }
    Set<Long> excess =
        StatementGraph.families(all, joins(all)).stream()
            .filter(family -> size(family) > MAX_FAMILY)
            .flatMap(List::stream)
            .map(WordingNode::id)
            .collect(toCollection(HashSet::new));
    nodes.forEach(node -> excess.remove(node.id()));
    return excess;
  }

  /** The wordings on record that do not lose all their quotes. */
  private List<WordingNode> left(List<IndexedQuote> changed) {
    Map<Long, Long> lost =
        changed.stream()
            .filter(IndexedQuote::losesWording)
            .collect(groupingBy(IndexedQuote::oldWording, counting()));
    return nodes.stream()
        .filter(node -> node.appearances() > lost.getOrDefault(node.id(), 0L))
        .toList();
  }

  private List<WordingLink> joins(List<WordingNode> wordings) {
    Set<Long> ids = wordings.stream().map(WordingNode::id).collect(toSet());
    return Stream.concat(links.stream(), gained.links().stream())
        .filter(link -> !link.isContradiction())
        .filter(link -> ids.contains(link.one()) && ids.contains(link.other()))
        .toList();
  }
}
