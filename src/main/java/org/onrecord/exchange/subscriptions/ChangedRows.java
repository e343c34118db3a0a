package org.onrecord.exchange.subscriptions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.RequiredValues;
import org.onrecord.records.history.RecordKind;

/**
 * An inverted index of changed records: the rows by the values and the lexemes that conditions
 * require. A condition that none of the records can match is skipped, and one that requires nothing
 * else is decided by it.
 *
 * <p>A record that changes after it was read has a later change in the feed, with which it is
 * matched again.
 */
final class ChangedRows {
  private final List<UUID> ids = new ArrayList<>();
  private final Map<String, Map<String, BitSet>> byValue = new HashMap<>();
  private final Map<String, BitSet> byLexeme = new HashMap<>();

  private ChangedRows() {}

  /**
   * Reads the values of records, in one statement.
   *
   * @param columns the columns that conditions require values of
   * @param lexemes true if conditions require lexemes
   */
  static ChangedRows read(
      RecordKind kind,
      Collection<UUID> ids,
      List<String> columns,
      boolean lexemes,
      Database database) {
    ChangedRows rows = new ChangedRows();
    database.listFromPrimary(
        Sql.of(select(kind, columns, lexemes), (Object) ids.toArray(UUID[]::new)),
        row ->
            rows.add(
                row.id("id"),
                columns,
                row.<String>array("required"),
                lexemes ? row.<String>array("lexemes") : List.of()));
    return rows;
  }

  private static String select(RecordKind kind, List<String> columns, boolean lexemes) {
    String alias = SubscribedList.alias(kind);
    List<String> texts =
        columns.stream().map(column -> "coalesce(" + column + "::text, '')").toList();
    return "select %s.id, array[%s]::text[] as required%s from %s %s where %s.id = any(?)"
        .formatted(
            alias,
            String.join(", ", texts),
            lexemes ? ", tsvector_to_array(%s.search) as lexemes".formatted(alias) : "",
            kind,
            alias,
            alias);
  }

  private boolean add(UUID id, List<String> columns, List<String> values, List<String> lexemes) {
    int row = ids.size();
    ids.add(id);
    IntStream.range(0, columns.size())
        .forEach(
            i ->
                set(
                    byValue.computeIfAbsent(columns.get(i), c -> new HashMap<>()),
                    values.get(i),
                    row));
    lexemes.forEach(lexeme -> set(byLexeme, lexeme, row));
    return true;
  }

  private static void set(Map<String, BitSet> index, String key, int row) {
    index.computeIfAbsent(key, k -> new BitSet()).set(row);
  }

  /** The ids of the records that exist. */
  List<UUID> ids() {
    return ids;
  }

  /** The values that the records have in a column. */
  Set<String> values(String column) {
    return byValue.getOrDefault(column, Map.of()).keySet();
  }

  /** The lexemes that the records have. */
  Set<String> lexemes() {
    return byLexeme.keySet();
  }

  /** The ids of the records with the values and lexemes that a condition requires. */
  List<UUID> candidates(Condition condition) {
    BitSet candidates = all();
    for (RequiredValues required : condition.requiredValues()) {
      BitSet found = withAny(required);
      if (required.excluded()) {
        candidates.andNot(found);
      } else {
        candidates.and(found);
      }
    }
    List<Set<String>> lexemes = condition.requiredLexemes();
    if (!lexemes.isEmpty() && !candidates.isEmpty()) {
      BitSet withLexemes = new BitSet(ids.size());
      lexemes.forEach(all -> withLexemes.or(withAll(all)));
      candidates.and(withLexemes);
    }
    return candidates.stream().mapToObj(ids::get).toList();
  }

  private BitSet all() {
    BitSet rows = new BitSet(ids.size());
    rows.set(0, ids.size());
    return rows;
  }

  private BitSet withAny(RequiredValues required) {
    Map<String, BitSet> index = byValue.getOrDefault(required.column(), Map.of());
    BitSet rows = new BitSet(ids.size());
    required.values().stream().map(index::get).filter(Objects::nonNull).forEach(rows::or);
    return rows;
  }

  private BitSet withAll(Set<String> lexemes) {
    BitSet rows = all();
    lexemes.forEach(lexeme -> rows.and(byLexeme.getOrDefault(lexeme, new BitSet())));
    return rows;
  }
}
