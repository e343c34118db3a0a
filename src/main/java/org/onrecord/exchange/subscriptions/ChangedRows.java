package org.onrecord.exchange.subscriptions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
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
  /** The states are texts, of which PostgreSQL makes arrays faster than of rows. */
  private static final String SELECT =
      """
      select given.id, %1$s.id is not null as existing,
        array(
          select r.subscription_id || ' ' || r.matches || ' ' || r.seq
          from subscription_record r where r.record_id = given.id) as states,
        array[%3$s]::text[] as required, %4$s as lexemes, %5$s as language
      from unnest(?::uuid[]) as given (id)
      left join %2$s %1$s on %1$s.id = given.id""";

  private static final String NONE = "null::text[]";

  private final List<UUID> ids = new ArrayList<>();
  private final Map<String, Map<String, BitSet>> byValue = new HashMap<>();
  private final Map<String, BitSet> byLexeme = new HashMap<>();
  private final Set<String> languages = new HashSet<>();
  private final Map<UUID, Map<UUID, MatchState>> states = new HashMap<>();

  private ChangedRows() {}

  /** Reads the values that a plan requires and the stored states of records, in one statement. */
  static ChangedRows read(MatchingPlan plan, Collection<UUID> ids, Database database) {
    ChangedRows rows = new ChangedRows();
    List<String> columns = plan.columns();
    database.listFromPrimary(
        Sql.of(select(plan), (Object) ids.toArray(UUID[]::new)),
        row -> rows.add(row.id("id"), columns, row));
    return rows;
  }

  private static String select(MatchingPlan plan) {
    String alias = SubscribedList.alias(plan.kind());
    List<String> texts =
        plan.columns().stream().map(column -> "coalesce(" + column + "::text, '')").toList();
    return SELECT.formatted(
        alias,
        plan.kind(),
        String.join(", ", texts),
        plan.hasLexemes() ? "tsvector_to_array(%s.search)".formatted(alias) : NONE,
        plan.kind() == RecordKind.QUOTE ? "q.search_language::text" : "null");
  }

  private boolean add(UUID id, List<String> columns, Row row) throws SQLException {
    for (String state : row.<String>array("states")) {
      addState(id, state.split(" "));
    }
    if (!row.bool("existing")) {
      return false;
    }
    int number = ids.size();
    ids.add(id);
    List<String> values = row.array("required");
    for (int i = 0; i < columns.size(); i++) {
      set(byValue.computeIfAbsent(columns.get(i), c -> new HashMap<>()), values.get(i), number);
    }
    for (String lexeme : row.<String>array("lexemes")) {
      set(byLexeme, lexeme, number);
    }
    if (row.text("language") != null) {
      languages.add(row.text("language"));
    }
    return true;
  }

  private void addState(UUID id, String[] parts) {
    states
        .computeIfAbsent(UUID.fromString(parts[0]), subscription -> new HashMap<>())
        .put(id, new MatchState(parts[1].equals("true"), Long.parseLong(parts[2])));
  }

  private static void set(Map<String, BitSet> index, String key, int row) {
    index.computeIfAbsent(key, k -> new BitSet()).set(row);
  }

  /** The ids of the records that exist. */
  List<UUID> ids() {
    return ids;
  }

  /** The stored states of the records by subscription and record, also of other plans. */
  Map<UUID, Map<UUID, MatchState>> states() {
    return states;
  }

  /** The languages of quotes, as names of text search configurations. */
  Set<String> languages() {
    return languages;
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
