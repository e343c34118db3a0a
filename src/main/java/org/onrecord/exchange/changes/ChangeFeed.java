package org.onrecord.exchange.changes;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.database.sql.SqlNull;
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
public class ChangeFeed {
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
      left join lateral (?) found on true
      order by found.seq
      """;

  private static final SqlNull NO_TEXT = new SqlNull("varchar");
  private static final SqlNull NO_NUMBER = new SqlNull("int8");

  private static final Fault FUTURE_CURSOR =
      Fault.in(
          "since",
          "is ahead of this database, which is another one or was restored; start again without it");

  private final Database database;

  ChangeFeed(Database database) {
    this.database = database;
  }

  /**
   * A row of the page. There is at least one: without a change it has no entry.
   *
   * @param xmax the first transaction that had not begun
   */
  private record FeedRow(PgSnapshot snapshot, long until, long xmax, ChangeBatch.Numbered entry) {}

  /** Reads the changes after a cursor that a selection has, up to a limit. */
  public ChangeBatch after(ChangeCursor cursor, ChangeSelection selection, int limit) {
    Object seen = text(cursor.seen());
    Sql sql =
        Sql.of(
            PAGE,
            text(cursor.reading()),
            seen,
            Objects.requireNonNullElse(cursor.until(), NO_NUMBER),
            Objects.requireNonNullElse(cursor.after(), NO_NUMBER),
            seen,
            selection.rows(limit));
    List<FeedRow> rows = database.listFromPrimary(sql, ChangeFeed::read);
    FeedRow page = rows.get(0);
    requireNotAhead(cursor, page.xmax());
    List<ChangeBatch.Numbered> changes =
        rows.stream().map(FeedRow::entry).filter(Objects::nonNull).toList();
    return new ChangeBatch(
        cursor,
        page.snapshot(),
        page.until(),
        changes.subList(0, Math.min(limit, changes.size())),
        changes.size() > limit);
  }

  /** Refuses a cursor with transactions of the future: it would skip changes to come. */
  private static void requireNotAhead(ChangeCursor cursor, long xmax) {
    if (cursor.latestSnapshot().filter(snapshot -> snapshot.xmax() > xmax).isPresent()) {
      throw ProblemException.invalid(FUTURE_CURSOR);
    }
  }

  private static FeedRow read(Row row) throws SQLException {
    return new FeedRow(
        PgSnapshot.parse(row.text("snapshot")),
        row.longValue("until"),
        Long.parseLong(row.text("xmax")),
        row.id("record_id") == null ? null : entry(row));
  }

  private static ChangeBatch.Numbered entry(Row row) throws SQLException {
    RecordKind kind = row.enumValue("record", RecordKind.class);
    return new ChangeBatch.Numbered(
        row.longValue("seq"),
        new ChangeView(
            kind,
            row.id("record_id"),
            row.enumValue("change", ChangeKind.class),
            row.instant("at"),
            kind));
  }

  private static Object text(PgSnapshot snapshot) {
    return snapshot == null ? NO_TEXT : snapshot.toString();
  }
}
