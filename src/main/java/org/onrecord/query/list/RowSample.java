package org.onrecord.query.list;

import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;

/**
 * The rows of a table that are compared with a condition to count those that match: all rows, or a
 * block sample if the condition takes long for each of many rows.
 *
 * @param from the table and its alias, with a sample clause if it is sampled
 * @param share the share of the rows that are in the sample; 1 for all rows
 */
public record RowSample(Sql from, double share) {
  /** Maximum number of rows that are compared with a slow condition. Each takes up to 0.2 ms. */
  private static final int MAX_COMPARED = 5_000;

  /**
   * Chooses the rows to compare.
   *
   * @param table the table and its alias, such as "quote q"
   */
  public static RowSample of(Database database, String table, Condition condition) {
    return of(database, table, condition, MAX_COMPARED);
  }

  static RowSample of(Database database, String table, Condition condition, int maxCompared) {
    Sql all = Sql.of(table);
    if (!condition.isSlow()) {
      return new RowSample(all, 1);
    }
    Sql compared = Sql.of("select from ??", all, condition.withoutSlow().where());
    double share = (double) maxCompared / Math.max(1, RowEstimate.of(database, compared));
    return share >= 1 ? new RowSample(all, 1) : new RowSample(sampled(table, share), share);
  }

  /** The table with a block sample of its rows, the same each time. */
  public static Sql sampled(String table, double share) {
    return Sql.of(table + " tablesample system (?) repeatable (1)", share * 100);
  }

  /** True if all rows are compared. */
  public boolean isWhole() {
    return share == 1;
  }

  /** Scales a number of rows of the sample up to all rows. */
  public long scaled(long count) {
    return Math.round(count / share);
  }
}
