package org.onrecord.records.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.records.quote.StatementReference;

/** Writes statements that were computed, with their wordings and appearances. */
final class StatementWriter {
  private final StatementTables tables;
  private final List<IndexedQuote> changed;

  /** The wordings on record, by id. */
  private final Map<Long, WordingNode> stored;

  /** The wordings that are not on record yet, by key. */
  private final Map<UUID, NewWording> added;

  /** The wordings as they become, by key. */
  private final Map<UUID, WordingNode> nodes = new HashMap<>();

  private final Map<UUID, StatementTable.Saved> statements = new HashMap<>();

  /** The quotes that are all of their statements, and new like them, by id and in its order. */
  private final Map<UUID, StatementTable.Alone> alone = new TreeMap<>(QuoteIds.ORDER);

  StatementWriter(
      StatementTables tables,
      List<IndexedQuote> changed,
      Map<Long, WordingNode> stored,
      Map<UUID, NewWording> added) {
    this.tables = tables;
    this.changed = changed;
    this.stored = stored;
    this.added = added;
  }

  /**
   * Writes the statements of components of wordings, and those of changed quotes without a wording.
   *
   * @param families the families of these wordings, with the links to add
   * @return the statements of the changed quotes
   */
  Map<UUID, StatementReference> write(
      Collection<List<WordingNode>> components, WordingFamilies families) {
    components.forEach(component -> addStatement(component, families));
    changed.stream()
        .filter(quote -> quote.after() != null && quote.newKey() == null)
        .forEach(quote -> statements.put(quote.id(), StatementTable.Saved.of(quote)));
    findAlone();
    tables.statements().insertAlone(List.copyOf(alone.values()));
    writeWordings();
    tables.wordings().insertLinks(families.added());
    tables.appearances().save(others(), this::wording, this::statement);
    writeStatements();
    Map<UUID, StatementReference> references = new HashMap<>();
    changed.stream()
        .filter(quote -> quote.after() != null)
        .forEach(quote -> references.put(quote.id(), reference(quote)));
    return references;
  }

  private void addStatement(List<WordingNode> component, WordingFamilies families) {
    SpokenWordings spoken = SpokenWordings.of(component);
    UUID id = spoken.firstQuote();
    component.forEach(node -> nodes.put(node.key(), node.in(id, families.isWhole(node))));
    statements.put(
        id,
        new StatementTable.Saved(
            id, spoken.appearances(), spoken.speaker(), spoken.isConflicting()));
  }

  /** Most quotes are new and alone. One SQL statement writes all rows of these. */
  private void findAlone() {
    for (IndexedQuote quote : changed) {
      boolean isNew = quote.before() == null && quote.after() != null;
      StatementTable.Saved statement = isNew ? statements.get(quote.id()) : null;
      boolean only = statement != null && statement.appearances() == 1;
      NewWording wording = quote.newKey() == null ? null : added.get(quote.newKey());
      boolean newWording = wording != null && wording.wording().label() == null;
      if (only && (newWording || quote.newKey() == null)) {
        alone.put(
            quote.id(),
            new StatementTable.Alone(
                quote, wording == null ? null : wording.with(nodes.get(quote.newKey()))));
      }
    }
  }

  private void writeWordings() {
    List<NewWording> inserted = new ArrayList<>();
    for (NewWording wording : added.values()) {
      WordingNode node = nodes.get(wording.node().key());
      if (!alone.containsKey(node.firstQuote())) {
        inserted.add(wording.with(node));
      }
    }
    tables.wordings().insert(inserted);
    List<WordingNode> updated =
        nodes.values().stream()
            .filter(node -> stored.containsKey(node.id()))
            .filter(node -> !node.equals(stored.get(node.id())))
            .toList();
    tables.wordings().update(updated);
    tables
        .appearances()
        .move(
            updated.stream()
                .filter(node -> !node.statement().equals(statementBefore(node)))
                .toList(),
            this::statementBefore);
  }

  private UUID statementBefore(WordingNode node) {
    return stored.get(node.id()).statement();
  }

  /** The changed quotes that are not alone. */
  private List<IndexedQuote> others() {
    return changed.stream()
        .filter(quote -> quote.after() != null && !alone.containsKey(quote.id()))
        .toList();
  }

  private void writeStatements() {
    Set<UUID> before = new HashSet<>();
    stored.values().forEach(node -> before.add(node.statement()));
    changed.stream().map(IndexedQuote::oldStatement).filter(Objects::nonNull).forEach(before::add);
    before.removeAll(statements.keySet());
    tables.statements().delete(before);
    tables
        .statements()
        .save(
            statements.values().stream()
                .filter(statement -> !alone.containsKey(statement.id()))
                .toList());
  }

  private Long wording(IndexedQuote quote) {
    return quote.newKey() == null ? null : nodes.get(quote.newKey()).id();
  }

  private UUID statement(IndexedQuote quote) {
    return quote.newKey() == null ? quote.id() : nodes.get(quote.newKey()).statement();
  }

  private StatementReference reference(IndexedQuote quote) {
    UUID id = statement(quote);
    return new StatementReference(id, statements.get(id).appearances());
  }
}
