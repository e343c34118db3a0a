package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The indexes of words while many articles come in. PostgreSQL gathers what is new in a list, and
 * sorts the list into the index when it has grown long: the longer, the less work is a word that
 * many have. But whoever searches reads all of the list, so it grows longer for imports alone, and
 * each leaves it empty. See <a
 * href="https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE">GIN Fast Update
 * Technique</a>.
 */
@Singleton
class GinPendingLists {
  private static final Logger LOG = Logger.getLogger(GinPendingLists.class);

  /**
   * In this transaction. PostgreSQL's own limit is 4 MB; and a list that does not fit into the
   * memory for it would be sorted in several lots after all.
   */
  private static final Sql GATHER =
      Sql.of(
          "select set_config('gin_pending_list_limit', '16MB', true),"
              + " set_config('work_mem', '64MB', true)");

  /** Who does not own an index may not do this; PostgreSQL does it some time later then. */
  private static final Sql SETTLE =
      Sql.of(
          "select gin_clean_pending_list(oid) from pg_class"
              + " where relname in ('article_by_text', 'quote_by_text')"
              + " and relnamespace = current_schema()::regnamespace and pg_has_role(relowner, 'usage')");

  private final Database database;

  GinPendingLists(Database database) {
    this.database = database;
  }

  void enlarge() {
    database.execute(GATHER);
  }

  void flush() {
    try {
      database.execute(SETTLE);
    } catch (RuntimeException e) {
      LOG.debug("What is new is sorted into the indexes of words later", e);
    }
  }
}
