package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.records.quote.StatementReference;
import org.onrecord.textreuse.QuotedWords;

/**
 * Brings the statements of changed quotes up to date, in the transaction of the caller. Recomputes
 * exactly the components of the graph that lose or gain a wording or a quote.
 */
final class StatementUpdate {
  private final StatementTables tables;
  private final WordingLinks links;
  private final List<IndexedQuote> changed;

  /** The wordings that lose or gain quotes, by key. */
  private final Map<UUID, WordingNode> byKey = new HashMap<>();

  /** The wordings as they are on record, by id. */
  private final Map<Long, WordingNode> stored = new HashMap<>();

  /** Wordings that are a component of their own. */
  private final Set<Long> isolated = new HashSet<>();

  private final Set<Long> changedNodes = new HashSet<>();
  private final Set<UUID> oldStatements = new HashSet<>();

  /** Wordings that are new on record; their rows count their quotes from the start. */
  private final Set<UUID> added = new HashSet<>();

  /** The numbers of quotes of the statements written. */
  private final Map<UUID, Integer> appearances = new HashMap<>();

  StatementUpdate(StatementTables tables, WordingLinks links, List<IndexedQuote> changed) {
    this.tables = tables;
    this.links = links;
    this.changed = changed;
  }

  /**
   * Writes the statements.
   *
   * @return the statements of the changed quotes that have one
   */
  Map<UUID, StatementReference> run() {
    tables.deleteAppearances(
        changed.stream()
            .filter(quote -> quote.before() != null && quote.changesWording())
            .map(IndexedQuote::id)
            .toList());
    load();
    addWordings();
    count();
    changedNodes.addAll(removeWordings());
    write(divide());
    Map<UUID, StatementReference> references = new HashMap<>();
    changed.forEach(quote -> references.put(quote.id(), reference(quote)));
    return references;
  }

  private StatementReference reference(IndexedQuote quote) {
    UUID id = quote.after() == null ? null : byKey.get(quote.newKey()).statement();
    return id == null
        ? StatementReference.alone(quote.id())
        : new StatementReference(id, appearances.get(id));
  }

  private void load() {
    Set<UUID> keys = new HashSet<>();
    changed.forEach(
        quote ->
            Stream.of(quote.oldKey(), quote.newKey()).filter(Objects::nonNull).forEach(keys::add));
    for (WordingNode node : tables.nodes(keys)) {
      byKey.put(node.key(), node);
      stored.put(node.id(), node);
      changedNodes.add(node.id());
    }
  }

  private void addWordings() {
    Map<UUID, List<IndexedQuote>> groups = new TreeMap<>(QuoteIds.ORDER);
    for (IndexedQuote quote : changed) {
      if (quote.newKey() != null && !byKey.containsKey(quote.newKey())) {
        groups.computeIfAbsent(quote.newKey(), key -> new ArrayList<>()).add(quote);
      }
    }
    Map<Long, QuotedWords> words = new LinkedHashMap<>();
    for (WordingNode node :
        tables.insertWordings(groups.values().stream().map(NewWording::of).toList())) {
      byKey.put(node.key(), node);
      stored.put(node.id(), node);
      changedNodes.add(node.id());
      words.put(node.id(), groups.get(node.key()).get(0).words());
      if (node.label() == null) {
        isolated.add(node.id());
      }
    }
    for (WordingLink link : links.link(words)) {
      isolated.removeAll(List.of(link.one(), link.other()));
    }
    added.addAll(groups.keySet());
  }

  /** Counts the quotes of wordings, and finds the first one where that has changed. */
  private void count() {
    Set<Long> lostFirst = new HashSet<>();
    for (IndexedQuote quote : changed) {
      if (quote.before() != null && quote.changesWording()) {
        WordingNode node = byKey.get(quote.oldKey());
        boolean first = quote.id().equals(node.firstQuote());
        byKey.put(node.key(), node.with(node.appearances() - 1, first ? null : node.firstQuote()));
        if (first) {
          lostFirst.add(node.id());
        }
      }
    }
    Map<Long, UUID> least = new HashMap<>();
    tables.leastQuotes(lostFirst).forEach(row -> least.put(row.getKey(), row.getValue()));
    byKey.replaceAll(
        (key, node) ->
            lostFirst.contains(node.id())
                ? node.with(node.appearances(), least.get(node.id()))
                : node);
    for (IndexedQuote quote : changed) {
      if (quote.after() != null && quote.changesWording() && !added.contains(quote.newKey())) {
        WordingNode node = byKey.get(quote.newKey());
        byKey.put(
            node.key(),
            node.with(node.appearances() + 1, QuoteIds.least(node.firstQuote(), quote.id())));
      }
    }
  }

  /**
   * Deletes wordings without quotes.
   *
   * @return the wordings that they were connected with
   */
  private List<Long> removeWordings() {
    List<WordingNode> empty =
        byKey.values().stream().filter(node -> node.appearances() == 0).toList();
    List<Long> ids = empty.stream().map(WordingNode::id).toList();
    List<Long> neighbours = tables.deleteWordings(ids);
    empty.forEach(
        node -> {
          byKey.remove(node.key());
          if (node.statement() != null) {
            oldStatements.add(node.statement());
          }
        });
    changedNodes.removeAll(ids);
    return neighbours;
  }

  /** The components that the changed wordings are in. */
  private Collection<List<WordingNode>> divide() {
    Map<Long, WordingNode> nodes = new LinkedHashMap<>();
    List<Long> connected = changedNodes.stream().filter(id -> !isolated.contains(id)).toList();
    for (WordingNode node : tables.reached(connected)) {
      stored.put(node.id(), node);
      nodes.put(node.id(), node);
    }
    List<WordingLink> found = nodes.size() < 2 ? List.of() : tables.links(nodes.keySet());
    List<WordingLink> followed = links.withoutContradictions(nodes.values(), found);
    byKey.values().forEach(node -> nodes.put(node.id(), node));
    return StatementGraph.components(nodes.values(), followed);
  }

  private void write(Collection<List<WordingNode>> components) {
    List<StatementTables.Saved> statements = new ArrayList<>();
    List<WordingNode> updated = new ArrayList<>();
    for (List<WordingNode> component : components) {
      SpokenWordings spoken = SpokenWordings.of(component);
      UUID id = spoken.appearances() < 2 ? null : spoken.firstQuote();
      if (id != null) {
        statements.add(
            new StatementTables.Saved(
                id, spoken.appearances(), spoken.speaker(), spoken.isConflicting()));
        appearances.put(id, spoken.appearances());
      }
      component.forEach(node -> updated.add(node.in(id)));
    }
    updated.forEach(node -> byKey.put(node.key(), node));
    save(updated);
    statements.forEach(statement -> oldStatements.remove(statement.id()));
    tables.deleteStatements(oldStatements);
    tables.saveStatements(statements);
  }

  private void save(List<WordingNode> nodes) {
    tables.updateWordings(
        nodes.stream().filter(node -> !node.equals(stored.get(node.id()))).toList());
    List<WordingNode> moved =
        nodes.stream()
            .filter(node -> !Objects.equals(node.statement(), stored.get(node.id()).statement()))
            .toList();
    moved.forEach(
        node -> {
          UUID before = stored.get(node.id()).statement();
          if (before != null) {
            oldStatements.add(before);
          }
        });
    tables.moveAppearances(moved.stream().filter(node -> !added.contains(node.key())).toList());
    tables.saveAppearances(
        changed.stream().filter(quote -> quote.after() != null).toList(), byKey::get);
  }
}
