package org.onrecord.records.actor;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Folds names for comparison: drops case, diacritics and differences in white space. The database
 * does the folding, which is slow, so the results are cached.
 */
@Singleton
class NameFolding {
  private static final int CACHE_SIZE = 10_000;

  private final Database database;
  private final Cache<String, String> cache = Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

  NameFolding(Database database) {
    this.database = database;
  }

  /** Folded forms by name. Runs at most one query. */
  Map<String, String> of(Collection<String> names) {
    return cache.getAll(names, this::fold);
  }

  private Map<String, String> fold(Collection<? extends String> names) {
    Sql sql =
        Sql.of(
            "select name, fold(name) as folded from unnest(?) as named (name)",
            (Object) names.toArray(String[]::new));
    return database.list(sql, row -> Map.entry(row.text("name"), row.text("folded"))).stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
