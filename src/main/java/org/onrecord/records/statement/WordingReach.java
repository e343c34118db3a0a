package org.onrecord.records.statement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  static final int MAX_WORDING_BYTES = 3_000;

  /**
   * Finds the families of wordings that quotes gain or lose.
   *
   * @param gained the wordings that quotes gain
   * @param abridge finds families that are exactly one statement without their links. Permitted if
   *     no wording loses quotes
   * @throws BatchTooLargeException if these are too large, for several quotes
   */
  static WordingReach of(
      WordingTable table,
      List<IndexedQuote> changed,
      WordingMatches gained,
      boolean abridge,
      UpdateLimits limits) {
    int maxNodes = limits.size() / WORDING_SIZE;
    WordingReach reach = read(table, changed, gained, abridge, maxNodes + 1, limits.links() + 1);
    if (reach.nodes().size() > maxNodes
        || reach.links().size() > limits.links()
        || size(reach.nodes()) > limits.size()) {
      if (changed.size() > 1) {
        throw new BatchTooLargeException();
      }
      return readAll(table, changed, gained.withoutLinks(link -> true), abridge);
    }
    Set<Long> excess = reach.withoutRoom(changed);
    return excess.isEmpty()
        ? reach
        : readAll(
            table,
            changed,
            gained.withoutLinks(
                link -> excess.contains(link.one()) || excess.contains(link.other())),
            abridge);
  }

  private static WordingReach readAll(
      WordingTable table, List<IndexedQuote> changed, WordingMatches gained, boolean abridge) {
    return read(table, changed, gained, abridge, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static WordingReach read(
      WordingTable table,
      List<IndexedQuote> changed,
      WordingMatches gained,
      boolean abridge,
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
    List<WordingNode> nodes = table.reached(from, labels, abridge, maxNodes);
    List<WordingLink> links = new ArrayList<>(table.links(linked(nodes, abridge), maxLinks));
    if (abridge) {
      links.addAll(abridged(nodes));
    }
    return new WordingReach(gained, nodes, links);
  }

  private static List<Long> linked(List<WordingNode> nodes, boolean abridge) {
    return nodes.stream().filter(node -> !abridge || !node.whole()).map(WordingNode::id).toList();
  }

  /** Links that stand for those of whole families: from one wording to each other one. */
  private static List<WordingLink> abridged(List<WordingNode> nodes) {
    Map<UUID, Long> first = new HashMap<>();
    List<WordingLink> links = new ArrayList<>();
    for (WordingNode node : nodes) {
      Long other = node.whole() ? first.putIfAbsent(node.statement(), node.id()) : null;
      if (other != null) {
        links.add(WordingLink.of(other, node.id(), 1, false));
      }
    }
    return links;
  }

  private static long size(Collection<WordingNode> wordings) {
    return wordings.stream()
        .mapToLong(node -> size(1, Math.min(MAX_WORDING_BYTES, node.bytes())))
        .sum();
  }

  /** The size of a number of wordings with texts of this length. */
  static long size(long wordings, long bytes) {
    return wordings * WORDING_SIZE + bytes;
  }

  /** Returns whether a family of this size has no room for a wording with a text of this length. */
  static boolean isFull(long family, int bytes) {
    return family + size(1, Math.min(MAX_WORDING_BYTES, bytes)) > MAX_FAMILY;
  }

  /**
   * The ids of new wordings that would make their families larger than these may be. Each one that
   * fits is added before the next one is looked at, as if it came alone.
   */
  private Set<Long> withoutRoom(List<IndexedQuote> changed) {
    List<WordingNode> left = left(changed);
    Collection<NewWording> added = gained.added().values();
    if (gained.links().isEmpty()
        || size(left) + size(added.stream().map(NewWording::node).toList()) <= MAX_FAMILY) {
      return Set.of();
    }
    FamilySizes families = new FamilySizes();
    left.forEach(node -> families.add(node.id(), size(List.of(node))));
    joins(links).forEach(link -> families.join(link.one(), link.other()));
    Map<Long, Set<Long>> neighbours = neighbours();
    return added.stream()
        .map(NewWording::node)
        .filter(
            node ->
                !families.addWithin(
                    MAX_FAMILY,
                    node.id(),
                    size(List.of(node)),
                    neighbours.getOrDefault(node.id(), Set.of())))
        .map(WordingNode::id)
        .collect(toSet());
  }

  private Map<Long, Set<Long>> neighbours() {
    Map<Long, Set<Long>> neighbours = new HashMap<>();
    joins(gained.links())
        .forEach(
            link -> {
              neighbours.computeIfAbsent(link.one(), id -> new HashSet<>()).add(link.other());
              neighbours.computeIfAbsent(link.other(), id -> new HashSet<>()).add(link.one());
            });
    return neighbours;
  }

  private static Stream<WordingLink> joins(List<WordingLink> links) {
    return links.stream().filter(link -> !link.isContradiction());
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
}
