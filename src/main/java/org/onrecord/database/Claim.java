package org.onrecord.database;

import jakarta.persistence.EntityManager;

/**
 * Lets one transaction at a time decide on a value: whoever claims it next waits until this
 * transaction ends and then sees what it did. So "look, then insert" needs no retry and can name
 * the record in the way. Claim after locking rows, never before: then no two transactions wait for
 * each other.
 */
public final class Claim {
  private Claim() {}

  /** Claims a value, such as a url, within this transaction. */
  public static void on(EntityManager database, String value) {
    database
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:value, 0))) claim")
        .setParameter("value", value)
        .getSingleResult();
  }
}
