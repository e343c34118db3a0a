package org.onrecord.reading.verification;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The frequencies of the most frequent lexemes of a table, from the statistics of the planner. They
 * are read anew every ten minutes.
 */
@Singleton
class LexemeFrequencies {
  private static final Duration AGE = Duration.ofMinutes(10);

  private final Database database;
  private final LoadingCache<String, Map<String, Float>> byTable =
      Caffeine.newBuilder().expireAfterWrite(AGE).build(this::read);

  LexemeFrequencies(Database database) {
    this.database = database;
  }

  /** The share of rows with each frequent lexeme of the column {@code search}. */
  Map<String, Float> of(String table) {
    return byTable.get(table);
  }

  private Map<String, Float> read(String table) {
    Sql sql =
        Sql.of(
            """
            select most_common_elems::text::text[] as lexemes, most_common_elem_freqs as frequencies from pg_stats
            where schemaname = current_schema() and tablename = ? and attname = 'search'""",
            table);
    Map<String, Float> frequencies = new HashMap<>();
    database
        .find(sql, row -> frequencies(row.array("lexemes"), row.array("frequencies")))
        .ifPresent(frequencies::putAll);
    return frequencies;
  }

  /** The last three frequencies are the minimum, the maximum and the share of nulls. */
  private static Map<String, Float> frequencies(List<String> lexemes, List<Float> shares) {
    Map<String, Float> frequencies = new HashMap<>();
    for (int i = 0; i < lexemes.size(); i++) {
      frequencies.put(lexemes.get(i), shares.get(i));
    }
    return frequencies;
  }
}
