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
 * The names as they are compared: without case, diacritics and differences of white space, as the
 * database folds them. That is dear, and always comes to the same, so that names met lately are
 * remembered.
 */
@Singleton
class NameFolding {
  private static final int REMEMBERED = 10_000;

  private final EntityManager database;
  private final LruCache<String, String> lately = new LruCache<>(REMEMBERED);

  NameFolding(EntityManager database) {
    this.database = database;
  }

  /** From how the names are written to how they are compared. One query at most. */
  Map<String, String> of(Collection<String> names) {
    Map<String, String> folded = new HashMap<>();
    TreeSet<String> others = new TreeSet<>();
    for (String name : names) {
      lately.get(name).ifPresentOrElse(form -> folded.put(name, form), () -> others.add(name));
    }
    if (!others.isEmpty()) {
      Map<String, String> now = inDatabase(others);
      folded.putAll(now);
      lately.putAll(now);
    }
    return folded;
  }

  private Map<String, String> inDatabase(Collection<String> names) {
    // Not a native query: Hibernate would keep a plan of it for every time it is made.
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> inDatabase(connection, names));
  }

  private static Map<String, String> inDatabase(Connection connection, Collection<String> names)
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
