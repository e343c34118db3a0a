package org.onrecord.exchange.changes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads the changes of records in the order of commits.
 *
 * <p>A change is numbered when it is made, and becomes visible when its transaction commits. A
 * client that read only higher numbers would miss late commits. Instead it reads the changes that
 * are visible in one snapshot of the database and were not in the previous one: whole transactions,
 * each once. These are ordered by number, since the number of a change is taken while the row of
 * its record is locked.
 */
@Singleton
class ChangeFeed {
  /**
   * One statement, so that the rows are those of the snapshot returned. Unseen changes are of
   * transactions from the {@code xmin} of the seen snapshot on. An index finds the first of these
   * changes; from it the primary key is scanned up to the last number of the snapshot. {@code
   * offset 0} keeps the planner from scanning all older changes for it.
   */
  private static final String PAGE =
      """
      with page as materialized (
        select
          coalesce(cast(? as pg_snapshot), pg_current_snapshot()) as snapshot,
          cast(? as pg_snapshot) as seen,
          coalesce(?, (select max(seq) from change)) as until,
          coalesce(?, (
            select min(seq) - 1
            from (select seq from change where xid >= pg_snapshot_xmin(cast(? as pg_snapshot)) offset 0) unseen
          )) as after
      )
      select page.snapshot, page.until, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
        found.seq, found.record, found.record_id, found.change, found.at
      from page
      left join lateral (
        select *
        from change
        where seq > page.after and seq <= page.until
          and pg_visible_in_snapshot(xid, page.snapshot)
          and pg_visible_in_snapshot(xid, page.seen) is not true
          and record = any(?)
        order by seq
        limit ?
      ) found on true
      order by found.seq
      """;

  private static final Fault FUTURE_CURSOR =
      Fault.in(
          "since",
          "is ahead of this database, which is another one or was restored; start again without it");

  private final DataSource database;

  ChangeFeed(DataSource database) {
    this.database = database;
  }

  /**
   * A page of changes.
   *
   * @param next the cursor for the next page
   * @param more true if the next page has changes already
   */
  record Batch(List<ChangeView> changes, ChangeCursor next, boolean more) {}

  /**
   * Reads the changes after a cursor.
   *
   * @param records the wire names of the record kinds to read
   */
  Batch after(ChangeCursor cursor, String[] records, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, text(cursor.reading()));
      statement.setString(2, text(cursor.seen()));
      statement.setObject(3, cursor.until(), Types.BIGINT);
      statement.setObject(4, cursor.after(), Types.BIGINT);
      statement.setString(5, text(cursor.seen()));
      statement.setArray(6, connection.createArrayOf("text", records));
      statement.setInt(7, limit + 1);
      try (ResultSet rows = statement.executeQuery()) {
        return batch(cursor, rows, limit);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one row more than the limit, and at least one: without a change its columns are null. */
  private static Batch batch(ChangeCursor cursor, ResultSet rows, int limit) throws SQLException {
    rows.next();
    PgSnapshot snapshot = PgSnapshot.parse(rows.getString("snapshot"));
    long until = rows.getLong("until");
    requireNotAhead(cursor, Long.parseLong(rows.getString("xmax")));
    List<ChangeView> changes = new ArrayList<>();
    long last = rows.getLong("seq");
    boolean more = !rows.wasNull();
    while (more && changes.size() < limit) {
      last = rows.getLong("seq");
      changes.add(change(rows));
      more = rows.next();
    }
    ChangeCursor next = more ? cursor.within(snapshot, last, until) : ChangeCursor.at(snapshot);
    return new Batch(changes, next, more);
  }

  /** Refuses a cursor with transactions of the future: it would skip changes to come. */
  private static void requireNotAhead(ChangeCursor cursor, long xmax) {
    if (cursor.latestSnapshot().filter(snapshot -> snapshot.xmax() > xmax).isPresent()) {
      throw ProblemException.invalid(FUTURE_CURSOR);
    }
  }

  private static ChangeView change(ResultSet row) throws SQLException {
    return new ChangeView(
        RecordKind.valueOf(row.getString("record").toUpperCase(Locale.ROOT)),
        row.getObject("record_id", UUID.class),
        ChangeKind.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static String text(PgSnapshot snapshot) {
    return snapshot == null ? null : snapshot.toString();
  }
}
