package org.onrecord.records.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The progress of the index through the change feed, stored in the database.
 *
 * <p>Changes are read as the feed reads them: those that are visible in one snapshot and were not
 * in the one before, so that a transaction that commits late is not skipped. The order does not
 * matter here, since the index takes the quotes as they are on record when it reads them.
 *
 * @param isNew true if nothing was read yet, by these rules, or if the database was restored from
 *     another server, so that the stored snapshot is in its future
 * @param isStale true if the progress is to be stored even without further changes: the snapshot is
 *     done, or the stored one is old
 * @param snapshot the snapshot that is being read
 * @param until greatest number of a change in the snapshot
 * @param last number of the last change read; 0 if there is none
 * @param quotes the quotes of the changes, each once
 * @param more true if the snapshot may have further changes
 * @param backfill the last quote done of those that were on record before; null if all are
 */
record IndexProgress(
    boolean isNew,
    boolean isStale,
    String snapshot,
    long until,
    long last,
    List<UUID> quotes,
    boolean more,
    UUID backfill) {
  /** As in the change feed, an index finds the first change that was not seen. */
  private static final String NEXT =
      """
      with progress as materialized (
        select seen, version, coalesce(reading, pg_current_snapshot()) as snapshot, reading is not null as reading, backfill,
          coalesce(until, (select max(seq) from change)) as until,
          coalesce(after, (
            select min(seq) - 1
            from (select seq from change where xid >= pg_snapshot_xmin(seen) offset 0) unseen)) as after
        from statement_progress limit 1
      )
      select p.snapshot, p.until, p.backfill, f.seq, f.record_id,
        p.seen is null or p.version <> %d or pg_snapshot_xmax(p.seen) > pg_snapshot_xmax(pg_current_snapshot()) as is_new,
        p.reading or pg_snapshot_xmax(p.snapshot)::text::bigint > pg_snapshot_xmax(p.seen)::text::bigint + 1000 as is_stale
      from progress p
      left join lateral (
        select seq, record_id from change
        where seq > p.after and seq <= p.until and record = 'quote'
          and pg_visible_in_snapshot(xid, p.snapshot) and not pg_visible_in_snapshot(xid, p.seen)
        order by seq
        limit ?) f on true
      order by f.seq"""
          .formatted(StatementIndexer.VERSION);

  /** Reads the next changes. */
  static IndexProgress read(Connection database, int limit) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(NEXT)) {
      statement.setInt(1, limit);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return new IndexProgress(true, false, null, 0, 0, List.of(), false, null);
        }
        boolean isNew = rows.getBoolean("is_new");
        boolean isStale = rows.getBoolean("is_stale");
        String snapshot = rows.getString("snapshot");
        long until = rows.getLong("until");
        UUID backfill = rows.getObject("backfill", UUID.class);
        long last = 0;
        List<UUID> quotes = new ArrayList<>();
        do {
          UUID quote = rows.getObject("record_id", UUID.class);
          if (quote != null) {
            quotes.add(quote);
            last = rows.getLong("seq");
          }
        } while (rows.next());
        boolean more = quotes.size() == limit;
        List<UUID> distinct = quotes.stream().distinct().toList();
        return new IndexProgress(isNew, isStale, snapshot, until, last, distinct, more, backfill);
      }
    }
  }

  boolean hasWork() {
    return isNew || isStale || !quotes.isEmpty() || backfill != null;
  }

  /** Returns whether the progress has to be stored once the changes are done. */
  boolean isUnsaved() {
    return isStale || !quotes.isEmpty();
  }

  /** Stores that the changes read are done. */
  void save(Connection database) throws SQLException {
    String sql =
        more
            ? "update statement_progress set reading = ?::pg_snapshot, after = ?, until = ?"
            : "update statement_progress set seen = ?::pg_snapshot, reading = null, after = null, until = null";
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, snapshot);
      if (more) {
        statement.setLong(2, last);
        statement.setLong(3, until);
      }
      statement.executeUpdate();
    }
  }

  /** Stores that no quote on record is done, and that later changes are to be read. */
  static void start(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.executeUpdate("delete from statement_progress");
      statement.executeUpdate(
          """
          insert into statement_progress (seen, backfill, version)
          values (pg_current_snapshot(), '00000000-0000-0000-0000-000000000000', %d)"""
              .formatted(StatementIndexer.VERSION));
    }
  }

  /** Reads the next quotes on record. */
  List<UUID> remaining(Connection database, int limit) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("select id from quote where id > ? order by id limit ?")) {
      statement.setObject(1, backfill);
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<UUID> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
      }
    }
  }

  /** Stores the last quote on record that is done; null if all are. */
  static void saveBackfill(Connection database, UUID last) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("update statement_progress set backfill = ?")) {
      statement.setObject(1, last, Types.OTHER);
      statement.executeUpdate();
    }
  }
}
