package org.onrecord.database.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Row counts estimated by PostgreSQL's planner, which plans a query without running it. */
public final class RowEstimate {
  private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

  private RowEstimate() {}

  /** Estimates the number of rows that a query returns. */
  public static long of(Database database, Sql query) {
    String plan = database.list(Sql.of("explain ?", query), row -> row.text("QUERY PLAN")).get(0);
    Matcher rows = ROWS.matcher(plan);
    if (!rows.find()) {
      throw new IllegalStateException("No estimate in the plan: " + plan);
    }
    return Long.parseLong(rows.group(1));
  }
}
