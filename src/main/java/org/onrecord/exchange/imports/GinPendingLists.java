package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The pending lists of the full-text GIN indexes. PostgreSQL collects new entries in a list and
 * sorts it into the index once it is long: the longer it is, the cheaper are frequent words, but
 * every search reads the whole list. So it may grow longer only during imports, and is flushed
 * after each. See <a href="https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE">GIN
 * Fast Update Technique</a>.
 */
@Singleton
class GinPendingLists {
  private static final Logger LOG = Logger.getLogger(GinPendingLists.class);

  /** The default limit is 4 MB. A list larger than the memory for sorting is sorted in parts. */
  private static final Sql ENLARGE =
      Sql.of(
          "select set_config('gin_pending_list_limit', '16MB', true),"
              + " set_config('work_mem', '64MB', true)");

  /**
   * Flushes the list of each index or, if its table is partitioned, those of the partitions. Only
   * the owner of an index may do this; without it, autovacuum flushes the list later.
   */
  private static final Sql FLUSH =
      Sql.of(
          """
          select gin_clean_pending_list(coalesce(p.inhrelid, i.oid))
          from pg_class i left join pg_inherits p on p.inhparent = i.oid
          where i.relname in ('article_by_text', 'quote_by_text')
            and i.relnamespace = current_schema()::regnamespace and pg_has_role(i.relowner, 'usage')""");

  private final Database database;

  GinPendingLists(Database database) {
    this.database = database;
  }

  /** Raises the limit of the lists for this transaction. */
  void enlarge() {
    database.execute(ENLARGE);
  }

  void flush() {
    try {
      database.execute(FLUSH);
    } catch (RuntimeException e) {
      LOG.debug("Cannot flush the pending lists", e);
    }
  }
}
