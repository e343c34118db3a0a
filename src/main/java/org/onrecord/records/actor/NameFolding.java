package org.onrecord.records.actor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;

/**
 * Folds names for comparison: drops case, diacritics and differences in white space. The database
 * does the folding, which is slow, so the results are cached.
 */
@Singleton
class NameFolding {
  private static final int CACHE_SIZE = 10_000;

  private final EntityManager entities;
  private final Cache<String, String> cache = Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

  NameFolding(EntityManager entities) {
    this.entities = entities;
  }

  /** Folded forms by name. Runs at most one query. */
  Map<String, String> of(Collection<String> names) {
    return cache.getAll(names, this::fold);
  }

  private Map<String, String> fold(Collection<? extends String> names) {
    // JDBC: Hibernate would add a plan to its cache for each native query.
    return entities.unwrap(Session.class).doReturningWork(connection -> fold(connection, names));
  }

  private static Map<String, String> fold(Connection connection, Collection<? extends String> names)
      throws SQLException {
    String sql = "select name, fold(name) from unnest(?) as named (name)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      Map<String, String> folded = new HashMap<>();
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        folded.put(rows.getString(1), rows.getString(2));
      }
      return folded;
    }
  }
}
