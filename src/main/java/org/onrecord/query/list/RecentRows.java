package org.onrecord.query.list;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;

/**
 * Periods in which the newest rows that match a text were published.
 *
 * <p>A word in half a percent of 20,000,000 quotes is in 100,000 rows. To find the newest of them,
 * PostgreSQL would read them all. The index on texts also has the period of each row, and finds the
 * rows with a word in given periods.
 */
final class RecentRows {
  /** Length of a period in days. */
  static final int DAYS = 8;

  /** Number of rows from which on a table is searched by periods. */
  private static final long LARGE = 500_000;

  /** Number of matches up to which all of them are read. */
  private static final int FEW_MATCHES = 3_000;

  /** The periods have this many times the wanted number of matches, since estimates are inexact. */
  private static final double MARGIN = 1.5;

  /** Maximum number of periods, each of which takes a look-up in the index. */
  private static final int MAX_PERIODS = 200;

  private static final long REFRESH_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private final Database database;
  private final long large;
  private final long fewMatches;
  private final ConcurrentHashMap<String, Statistics> statistics = new ConcurrentHashMap<>();

  RecentRows(Database database) {
    this(database, LARGE, FEW_MATCHES);
  }

  RecentRows(Database database, long large, long fewMatches) {
    this.database = database;
    this.large = large;
    this.fewMatches = fewMatches;
  }

  /**
   * The number of a table's rows and their days, from the planner's statistics.
   *
   * @param bounds ascending days with the same number of rows between each two
   */
  private record Statistics(long rows, List<LocalDate> bounds, long readAt) {
    static final Statistics NONE = new Statistics(0, List.of(), 0);

    /** A day so early that about this fraction of the rows are between it and the other day. */
    LocalDate before(LocalDate day, double fraction) {
      return at(position(day) - fraction * last());
    }

    /** The fraction of the rows in the newest period. */
    double inPeriod() {
      long days = ChronoUnit.DAYS.between(bounds.get(last() - 1), bounds.get(last()));
      return Math.min(1, (double) DAYS / days / last());
    }

    private int last() {
      return bounds.size() - 1;
    }

    private double position(LocalDate day) {
      int next = (int) bounds.stream().filter(bound -> !bound.isAfter(day)).count();
      if (next == 0 || next > last()) {
        return next == 0 ? 0 : last();
      }
      LocalDate bound = bounds.get(next - 1);
      double days = ChronoUnit.DAYS.between(bound, bounds.get(next));
      return next - 1 + ChronoUnit.DAYS.between(bound, day) / days;
    }

    private LocalDate at(double position) {
      if (position <= 0) {
        return bounds.get(0);
      }
      int bound = Math.min((int) position, last() - 1);
      long days = ChronoUnit.DAYS.between(bounds.get(bound), bounds.get(bound + 1));
      return bounds.get(bound).plusDays((long) ((position - bound) * days));
    }
  }

  /**
   * A term for periods with about one and a half times the wanted number of matches. Empty if the
   * newest matches are found as quickly without it.
   *
   * @param wanted number of rows
   * @param planned number of rows that the planner is told to read
   * @param newest key of the newest row, or null for the newest row of the table
   */
  Optional<Sql> periods(
      Projection<?> projection,
      Condition condition,
      Order order,
      int wanted,
      int planned,
      Object newest) {
    Statistics table = statistics(projection, condition, order);
    if (table.rows < large) {
      return Optional.empty();
    }
    Sql all = Sql.of("select from ??", from(projection), condition.where());
    long matches = Math.max(1, RowEstimate.of(database, all));
    double read = MARGIN * wanted + matches * table.inPeriod();
    if (matches <= fewMatches || read > readWithoutPeriods(table.rows, matches, wanted, planned)) {
      return Optional.empty();
    }
    Optional<LocalDate> last =
        newest == null ? newestDay(projection, order) : Optional.of((LocalDate) newest);
    return last.flatMap(day -> term(order, table.before(day, MARGIN * wanted / matches), day));
  }

  /**
   * Estimates the rows read without periods: either all matches, or all rows in order until there
   * are enough matches. The planner prefers the order for frequent words.
   */
  private static double readWithoutPeriods(long rows, long matches, int wanted, int planned) {
    double inOrder = (double) wanted * rows / matches;
    boolean frequent = matches > 2 * Math.sqrt((double) planned * rows);
    return frequent ? inOrder : Math.max(inOrder, matches);
  }

  /** A term for all periods since a row. Empty if rows are found as quickly without it. */
  Optional<Sql> since(Projection<?> projection, Condition condition, Order order, Object oldest) {
    return statistics(projection, condition, order).rows < large
        ? Optional.empty()
        : newestDay(projection, order).flatMap(last -> term(order, (LocalDate) oldest, last));
  }

  /** A term for the periods from one day to another; empty if they are too many. */
  private static Optional<Sql> term(Order order, LocalDate from, LocalDate to) {
    int first = period(from);
    int last = period(to);
    if (last - first >= MAX_PERIODS) {
      return Optional.empty();
    }
    String periods =
        IntStream.rangeClosed(first, last).mapToObj(Integer::toString).collect(joining(","));
    return Optional.of(Sql.of(order.periods() + " && ?::int[]", "{" + periods + "}"));
  }

  /** Rounds like the expression of the index. */
  private static int period(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(FIRST_DAY, day) / DAYS;
  }

  /** The newest day of a table; empty if it has no rows. */
  private Optional<LocalDate> newestDay(Projection<?> projection, Order order) {
    Sql sql = Sql.of("select max(?) as day from ?", order.key(), from(projection));
    return Optional.ofNullable(database.list(sql, row -> row.date("day")).get(0));
  }

  private static Sql from(Projection<?> projection) {
    return Sql.of(projection.table() + " " + projection.alias());
  }

  /** The statistics of a table; no rows if it cannot be searched by periods. */
  private Statistics statistics(Projection<?> projection, Condition condition, Order order) {
    if (order.periods() == null || !condition.hasText()) {
      return Statistics.NONE;
    }
    return statistics.compute(
        projection.table(),
        (name, known) ->
            known == null || System.nanoTime() - known.readAt > REFRESH_NANOS ? read(name) : known);
  }

  private Statistics read(String table) {
    Sql sql =
        Sql.of(
            """
            select case when cardinality(bounds) > 1 then c.reltuples::bigint end as rows, bounds
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'published_order',
            lateral (select s.histogram_bounds::text::date[]::text[]) days (bounds)
            where c.oid = ?::regclass""",
            table);
    return database
        .list(
            sql,
            row ->
                new Statistics(
                    row.longValue("rows"),
                    row.<String>array("bounds").stream().map(LocalDate::parse).toList(),
                    System.nanoTime()))
        .get(0);
  }
}
