package org.onrecord.database.sql;

import io.smallrye.config.ConfigMapping;

/**
 * How long the database may take, in spans of time as PostgreSQL writes them; the first three are
 * set on every connection of the pool.
 */
@ConfigMapping(prefix = "onrecord.timeout")
public interface DatabaseTimeouts {
  /** A statement. */
  String statement();

  /** The wait for a lock. */
  String lock();

  /** A transaction between two statements. */
  String idle();

  /** A statement of an export or of a merge of actors. */
  String export();
}
