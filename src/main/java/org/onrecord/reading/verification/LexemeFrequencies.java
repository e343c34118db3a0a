package org.onrecord.reading.verification;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * The frequencies of the most frequent lexemes of a table, from the statistics of the planner. They
 * are read anew every ten minutes.
 */
@Singleton
class LexemeFrequencies {
  private static final Duration AGE = Duration.ofMinutes(10);

  private final Database database;
  private final LoadingCache<String, Map<String, Double>> byTable =
      Caffeine.newBuilder().expireAfterWrite(AGE).build(this::read);

  LexemeFrequencies(Database database) {
    this.database = database;
  }

  /** The number of rows with each frequent lexeme of the column {@code search}, about. */
  Map<String, Double> of(String table) {
    return byTable.get(table);
  }

  private Map<String, Double> read(String table) {
    Sql sql =
        Sql.of(
            """
            select most_common_elems::text::text[] as lexemes, most_common_elem_freqs as frequencies, reltuples as rows
            from pg_stats join pg_class on oid = format('%I.%I', schemaname, tablename)::regclass
            where schemaname = current_schema() and tablename = ? and attname = 'search'""",
            table);
    Map<String, Double> frequencies = new HashMap<>();
    database.find(sql, LexemeFrequencies::frequencies).ifPresent(frequencies::putAll);
    return frequencies;
  }

  /** The last three frequencies are the minimum, the maximum and the share of nulls. */
  private static Map<String, Double> frequencies(Row row) throws SQLException {
    List<String> lexemes = row.array("lexemes");
    List<Float> shares = row.array("frequencies");
    double rows = Math.max(1, row.doubleOrNull("rows"));
    Map<String, Double> frequencies = new HashMap<>();
    for (int i = 0; i < lexemes.size(); i++) {
      frequencies.put(lexemes.get(i), shares.get(i) * rows);
    }
    return frequencies;
  }
}
