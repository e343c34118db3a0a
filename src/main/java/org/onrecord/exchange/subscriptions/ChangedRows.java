package org.onrecord.exchange.subscriptions;

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
 * require. A condition that none of the records can match is skipped, and not evaluated.
 *
 * <p>The index only skips what cannot match. A record that changes after it was read has a later
 * change in the feed, with which it is matched again.
 */
final class ChangedRows {
  private final Map<String, Map<String, BitSet>> byValue = new HashMap<>();
  private final Map<String, BitSet> byLexeme = new HashMap<>();
  private int count;

  private ChangedRows() {}

  /** Reads the values that conditions require of records, in one statement. */
  static ChangedRows read(
      RecordKind kind, UUID[] ids, Collection<Condition> conditions, Database database) {
    List<String> columns =
        conditions.stream()
            .flatMap(condition -> condition.requiredValues().stream())
            .map(RequiredValues::column)
            .distinct()
            .toList();
    boolean lexemes = conditions.stream().anyMatch(one -> !one.requiredLexemes().isEmpty());
    ChangedRows rows = new ChangedRows();
    database.listFromPrimary(
        Sql.of(select(kind, columns, lexemes), (Object) ids),
        row ->
            rows.add(
                columns,
                row.<String>array("required"),
                lexemes ? row.<String>array("lexemes") : List.of()));
    return rows;
  }

  private static String select(RecordKind kind, List<String> columns, boolean lexemes) {
    String alias = SubscribedList.alias(kind);
    List<String> texts =
        columns.stream().map(column -> "coalesce(" + column + "::text, '')").toList();
    return "select array[%s]::text[] as required%s from %s %s where %s.id = any(?)"
        .formatted(
            String.join(", ", texts),
            lexemes ? ", tsvector_to_array(%s.search) as lexemes".formatted(alias) : "",
            kind,
            alias,
            alias);
  }

  private boolean add(List<String> columns, List<String> values, List<String> lexemes) {
    int row = count++;
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

  /** False if none of the records can match. */
  boolean mayMatch(Condition condition) {
    BitSet candidates = new BitSet(count);
    candidates.set(0, count);
    for (RequiredValues required : condition.requiredValues()) {
      candidates.and(withAny(required));
    }
    List<Set<String>> lexemes = condition.requiredLexemes();
    if (!lexemes.isEmpty() && !candidates.isEmpty()) {
      BitSet withLexemes = new BitSet(count);
      lexemes.forEach(all -> withLexemes.or(withAll(all)));
      candidates.and(withLexemes);
    }
    return !candidates.isEmpty();
  }

  private BitSet withAny(RequiredValues required) {
    Map<String, BitSet> index = byValue.getOrDefault(required.column(), Map.of());
    BitSet rows = new BitSet(count);
    required.values().stream().map(index::get).filter(Objects::nonNull).forEach(rows::or);
    return rows;
  }

  private BitSet withAll(Set<String> lexemes) {
    BitSet rows = new BitSet(count);
    rows.set(0, count);
    lexemes.forEach(lexeme -> rows.and(byLexeme.getOrDefault(lexeme, new BitSet())));
    return rows;
  }
}
