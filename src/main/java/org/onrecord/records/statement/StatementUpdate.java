package org.onrecord.records.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.quote.StatementReference;
import org.onrecord.textreuse.QuotedWords;

/**
 * Computes the statements of changed quotes, in the transaction of the caller. Recomputes exactly
 * the components of the graph that lose or gain a wording or a quote.
 */
final class StatementUpdate {
  private final StatementTables tables;
  private final List<IndexedQuote> changed;

  private final WordingReach reach;

  /** The wordings of the components to recompute, by id: those on record, and as they become. */
  private final Map<Long, WordingNode> stored = new HashMap<>();

  private final Map<Long, WordingNode> nodes = new LinkedHashMap<>();

  private final WordingFamilies families;

  private StatementUpdate(StatementTables tables, List<IndexedQuote> changed, WordingReach reach) {
    this.tables = tables;
    this.changed = changed;
    this.reach = reach;
    for (WordingNode node : reach.nodes()) {
      stored.put(node.id(), node);
      nodes.put(node.id(), node);
    }
    loseQuotes();
    gainQuotes();
    deleteEmptyWordings();
    families = families();
  }

  /**
   * Brings the statements of changed quotes up to date.
   *
   * @return the statements of those that are on record
   * @throws BatchTooLargeException if there are several, and too much would have to be read or
   *     compared; nothing is written then
   */
  static Map<UUID, StatementReference> run(
      StatementTables tables, List<IndexedQuote> changed, UpdateLimits limits) {
    return of(tables, changed, limits).write();
  }

  /** The links of whole families are read only if these may not stay whole. */
  private static StatementUpdate of(
      StatementTables tables, List<IndexedQuote> changed, UpdateLimits limits) {
    WordingTable table = tables.wordings();
    WordingMatches gained = WordingSearch.of(tables, gaining(changed), limits);
    if (changed.stream().noneMatch(IndexedQuote::losesWording)) {
      WordingReach abridged = WordingReach.of(table, changed, gained, true, limits);
      StatementUpdate update = new StatementUpdate(tables, changed, abridged);
      if (!update.families.needLinks()) {
        return update;
      }
    }
    return new StatementUpdate(
        tables, changed, WordingReach.of(table, changed, gained, false, limits));
  }

  private static List<IndexedQuote> gaining(List<IndexedQuote> changed) {
    return changed.stream().filter(IndexedQuote::gainsWording).toList();
  }

  private Map<UUID, StatementReference> write() {
    return new StatementWriter(tables, changed, stored, reach.gained().added())
        .write(StatementGraph.components(nodes.values(), families.followed()), families);
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

  /** Gives quotes to the wordings that they have now. */
  private void gainQuotes() {
    Map<UUID, Long> ids = new HashMap<>(reach.gained().stored());
    for (NewWording wording : reach.gained().added().values()) {
      nodes.put(wording.node().id(), wording.node());
      ids.put(wording.node().key(), wording.node().id());
    }
    changed.stream()
        .filter(IndexedQuote::gainsWording)
        .forEach(
            quote -> nodes.compute(ids.get(quote.newKey()), (id, node) -> node.plus(quote.id())));
  }

  private void deleteEmptyWordings() {
    List<Long> empty =
        nodes.values().stream()
            .filter(node -> node.appearances() == 0)
            .map(WordingNode::id)
            .toList();
    tables.wordings().delete(empty);
    empty.forEach(nodes::remove);
  }

  private WordingFamilies families() {
    return new WordingFamilies(
        nodes.values(), left(reach.links()), left(reach.gained().links()), this::words);
  }

  /** The links without those of wordings that have just lost all quotes. */
  private List<WordingLink> left(List<WordingLink> links) {
    return links.stream().filter(link -> isLeft(link.one()) && isLeft(link.other())).toList();
  }

  private boolean isLeft(long id) {
    return nodes.containsKey(id) || !stored.containsKey(id);
  }

  private Map<Long, QuotedWords> words(Collection<Long> ids) {
    Map<Long, QuotedWords> words = new HashMap<>();
    for (NewWording wording : reach.gained().added().values()) {
      words.put(wording.node().id(), wording.words());
    }
    words.putAll(
        tables.wordings().words(ids.stream().filter(id -> !words.containsKey(id)).toList()));
    return words;
  }
}
