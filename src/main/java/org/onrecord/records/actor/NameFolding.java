package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.Session;
import org.onrecord.database.sql.LruCache;

/**
 * Folds names for comparison: drops case, diacritics and differences in white space. The database
 * does the folding, which is slow, so the results are cached.
 */
@Singleton
class NameFolding {
  private static final int CACHE_SIZE = 10_000;

  private final EntityManager entities;
  private final LruCache<String, String> lately = new LruCache<>(CACHE_SIZE);

  NameFolding(EntityManager entities) {
    this.entities = entities;
  }

  /** Folded forms by name. Runs at most one query. */
  Map<String, String> of(Collection<String> names) {
    Map<String, String> folded = new HashMap<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String name : names) {
      lately.get(name).ifPresentOrElse(form -> folded.put(name, form), () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      Map<String, String> now = foldInDatabase(missing);
      folded.putAll(now);
      lately.putAll(now);
    }
    return folded;
  }

  private Map<String, String> foldInDatabase(Collection<String> names) {
    // JDBC: Hibernate would add a plan to its cache for each native query.
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> foldInDatabase(connection, names));
  }

  private static Map<String, String> foldInDatabase(Connection connection, Collection<String> names)
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
