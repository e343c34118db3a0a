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
 * What became of the records, in the order of commits.
 *
 * <p>Changes are numbered as they are made, but become visible as their transactions commit, so a
 * reader who asks for higher numbers only would skip what is late. Instead a reader asks for all
 * that one snapshot of the database shows and the one before did not. These are whole transactions,
 * and all of them. Among them the numbers give the order: a record's number is taken while its row
 * is locked.
 */
@Singleton
class ChangeFeed {
  /**
   * One statement, so that the snapshot told is the one that its rows are from. A change that was
   * not seen belongs to a transaction that was still running, or not yet there: {@code xmin} and
   * later. The first of them is found by an index, and from there the primary key is followed,
   * never past the last number of the snapshot. {@code offset 0} keeps the planner from looking for
   * it through all that is older.
   */
  private static final String PAGE =
      """
      with reading as materialized (
        select
          coalesce(cast(? as pg_snapshot), pg_current_snapshot()) as snapshot,
          cast(? as pg_snapshot) as seen,
          coalesce(?, (select max(seq) from change)) as until,
          coalesce(?, (
            select min(seq) - 1
            from (select seq from change where xid >= pg_snapshot_xmin(cast(? as pg_snapshot)) offset 0) unseen
          )) as after
      )
      select reading.snapshot, reading.until, pg_snapshot_xmax(pg_current_snapshot())::text,
        found.seq, found.record, found.record_id, found.change, found.at
      from reading
      left join lateral (
        select *
        from change
        where seq > reading.after and seq <= reading.until
          and pg_visible_in_snapshot(xid, reading.snapshot)
          and pg_visible_in_snapshot(xid, reading.seen) is not true
          and record = any(?)
        order by seq
        limit ?
      ) found on true
      order by found.seq
      """;

  private static final Fault FROM_ELSEWHERE =
      Fault.in(
          "since",
          "is ahead of this database, which is another one or was set back; start again without it");

  private final DataSource database;

  ChangeFeed(DataSource database) {
    this.database = database;
  }

  /** Changes with the bookmark for what comes after them. */
  record Stretch(List<ChangeView> changes, ChangeCursor next, boolean more) {}

  /** The changes after a bookmark, as many as wanted. */
  Stretch after(ChangeCursor bookmark, String[] records, int wanted) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, text(bookmark.reading()));
      statement.setString(2, text(bookmark.seen()));
      statement.setObject(3, bookmark.until(), Types.BIGINT);
      statement.setObject(4, bookmark.after(), Types.BIGINT);
      statement.setString(5, text(bookmark.seen()));
      statement.setArray(6, connection.createArrayOf("text", records));
      statement.setInt(7, wanted + 1);
      try (ResultSet rows = statement.executeQuery()) {
        return stretch(bookmark, rows, wanted);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stretch stretch(ChangeCursor bookmark, ResultSet rows, int wanted)
      throws SQLException {
    rows.next();
    PgSnapshot reading = PgSnapshot.parse(rows.getString(1));
    long until = rows.getLong(2);
    requireOwn(bookmark, Long.parseLong(rows.getString(3)));
    List<ChangeView> changes = new ArrayList<>();
    long last = rows.getLong(4);
    boolean more = !rows.wasNull();
    while (more && changes.size() < wanted) {
      last = rows.getLong(4);
      changes.add(change(rows));
      more = rows.next();
    }
    ChangeCursor next = more ? bookmark.within(reading, last, until) : ChangeCursor.at(reading);
    return new Stretch(changes, next, more);
  }

  /**
   * A bookmark of the future is no bookmark of this database: it would skip what is yet to come.
   */
  private static void requireOwn(ChangeCursor bookmark, long xmax) {
    if (bookmark.latestSnapshot().filter(snapshot -> snapshot.xmax() > xmax).isPresent()) {
      throw ProblemException.invalid(FROM_ELSEWHERE);
    }
  }

  private static ChangeView change(ResultSet row) throws SQLException {
    return new ChangeView(
        RecordKind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        row.getObject(6, UUID.class),
        ChangeKind.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  private static String text(PgSnapshot snapshot) {
    return snapshot == null ? null : snapshot.toString();
  }
}
