package org.onrecord.database.sql;

import io.smallrye.config.ConfigMapping;

/**
 * Timeouts of the database, as PostgreSQL durations such as "30s". All but the last are set on
 * every connection of the pool.
 */
@ConfigMapping(prefix = "onrecord.timeout")
public interface DatabaseTimeouts {
  /** Maximum duration of a statement. */
  String statement();

  /** Maximum wait for a lock. */
  String lock();

  /** Maximum idle time between two statements of a transaction. */
  String idle();

  /** Maximum duration of a statement of an export or of a merge. */
  String export();
}
