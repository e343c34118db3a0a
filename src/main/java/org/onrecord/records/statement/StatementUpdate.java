package org.onrecord.records.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.records.quote.StatementReference;
import org.onrecord.textreuse.QuotedWords;

/**
 * Computes the statements of changed quotes, in the transaction of the caller. Recomputes exactly
 * the components of the graph that lose or gain a wording or a quote.
 */
final class StatementUpdate {
  private final StatementTables tables;
  private final List<IndexedQuote> changed;

  /** The wordings that quotes gain. */
  private final WordingMatches gained;

  /** The wordings of the components to recompute, by id: those on record, and as they become. */
  private final Map<Long, WordingNode> stored = new HashMap<>();

  private final Map<Long, WordingNode> nodes = new LinkedHashMap<>();

  private StatementUpdate(StatementTables tables, List<IndexedQuote> changed) {
    this.tables = tables;
    this.changed = changed;
    this.gained =
        WordingSearch.of(
            tables.wordings(), changed.stream().filter(IndexedQuote::gainsWording).toList());
  }

  /**
   * Brings the statements of changed quotes up to date.
   *
   * @return the statements of those that are on record
   */
  static Map<UUID, StatementReference> run(StatementTables tables, List<IndexedQuote> changed) {
    StatementUpdate update = new StatementUpdate(tables, changed);
    update.loseQuotes();
    update.gainQuotes();
    Set<Long> neighbours = update.deleteEmptyWordings();
    update.loadReached(neighbours);
    WordingFamilies families = update.families();
    return new StatementWriter(tables, changed, update.stored, update.gained.added())
        .write(
            StatementGraph.components(update.nodes.values(), families.followed()),
            families.added());
  }

  /** Takes quotes from the wordings that they no longer have. */
  private void loseQuotes() {
    tables
        .appearances()
        .delete(
            changed.stream()
                .filter(quote -> quote.losesWording() || quote.after() == null)
                .map(IndexedQuote::id)
                .toList());
    tables
        .wordings()
        .nodes(
            changed.stream()
                .map(IndexedQuote::oldWording)
                .filter(Objects::nonNull)
                .distinct()
                .toList())
        .forEach(this::load);
    changed.stream()
        .filter(IndexedQuote::losesWording)
        .forEach(quote -> nodes.compute(quote.oldWording(), (id, node) -> node.minus(quote.id())));
    List<WordingNode> withoutFirst =
        nodes.values().stream()
            .filter(node -> node.firstQuote() == null && node.appearances() > 0)
            .toList();
    tables
        .appearances()
        .firstQuotes(withoutFirst)
        .forEach(row -> nodes.compute(row.getKey(), (id, node) -> node.withFirst(row.getValue())));
  }

  private void load(WordingNode node) {
    stored.put(node.id(), node);
    nodes.putIfAbsent(node.id(), node);
  }

  /** Gives quotes to the wordings that they have now. */
  private void gainQuotes() {
    Map<UUID, Long> ids = new HashMap<>();
    gained.stored().values().forEach(this::load);
    gained.stored().forEach((key, node) -> ids.put(key, node.id()));
    for (NewWording wording : gained.added().values()) {
      nodes.put(wording.node().id(), wording.node());
      ids.put(wording.node().key(), wording.node().id());
    }
    changed.stream()
        .filter(IndexedQuote::gainsWording)
        .forEach(
            quote -> nodes.compute(ids.get(quote.newKey()), (id, node) -> node.plus(quote.id())));
  }

  /**
   * Deletes wordings without quotes.
   *
   * @return the wordings that they were connected with
   */
  private Set<Long> deleteEmptyWordings() {
    List<Long> empty =
        nodes.values().stream()
            .filter(node -> node.appearances() == 0)
            .map(WordingNode::id)
            .toList();
    Set<Long> neighbours = new HashSet<>(tables.wordings().delete(empty));
    empty.forEach(
        id -> {
          nodes.remove(id);
          neighbours.remove(id);
        });
    return neighbours;
  }

  /** Loads the wordings that links and labels lead to. */
  private void loadReached(Set<Long> neighbours) {
    Set<Long> from = new HashSet<>(neighbours);
    from.addAll(nodes.keySet());
    addedLinks()
        .filter(link -> !link.isContradiction())
        .forEach(link -> from.addAll(List.of(link.one(), link.other())));
    Set<UUID> labels = new HashSet<>();
    for (NewWording wording : gained.added().values()) {
      from.remove(wording.node().id());
      if (wording.wording().label() != null) {
        labels.add(wording.wording().label());
      }
    }
    tables.wordings().reached(from, labels).forEach(this::load);
  }

  /** The links of new wordings, without those to wordings that have just lost all quotes. */
  private Stream<WordingLink> addedLinks() {
    return gained.links().stream().filter(link -> isLeft(link.one()) && isLeft(link.other()));
  }

  private boolean isLeft(long id) {
    return nodes.containsKey(id) || !stored.containsKey(id);
  }

  private WordingFamilies families() {
    List<Long> known = nodes.keySet().stream().filter(stored::containsKey).toList();
    return new WordingFamilies(
        nodes.values(), tables.wordings().links(known), addedLinks().toList(), this::words);
  }

  private Map<Long, QuotedWords> words(Collection<Long> ids) {
    Map<Long, QuotedWords> words = new HashMap<>();
    gained.added().values().forEach(wording -> words.put(wording.node().id(), wording.words()));
    List<Long> missing = ids.stream().filter(id -> !words.containsKey(id)).toList();
    tables
        .wordings()
        .read(missing)
        .forEach(read -> words.put(read.node().id(), read.wording().words()));
    return words;
  }
}
