package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.onrecord.records.quote.StatementReference;

/** Runs batches of {@link StatementIndexer}, each in one transaction with the progress. */
@Singleton
class StatementBatches {
  private final DataSource database;
  private final StatementIndex index;

  StatementBatches(DataSource database, StatementIndex index) {
    this.database = database;
    this.index = index;
  }

  /**
   * Brings the statements of changed quotes up to date or, without any, those of quotes that were
   * on record before the first start. Does nothing while another process writes the index.
   *
   * @param limit maximum number of changes or quotes
   */
  @Transactional(TxType.REQUIRES_NEW)
  IndexStep run(int limit) {
    try (Connection connection = database.getConnection()) {
      boolean locked = index.tryLock();
      IndexProgress progress = IndexProgress.read(connection, locked ? limit : 1);
      return locked ? run(connection, progress, limit) : locked(progress);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another process may have done the changes already, so there may be nothing to do. */
  private static IndexStep locked(IndexProgress progress) {
    boolean more = progress.isNew() || !progress.quotes().isEmpty();
    return new IndexStep(false, 0, more, progress.backfill() != null, lag(progress), Map.of());
  }

  /** The number of changes that are left after these, at most. */
  private static long lag(IndexProgress progress) {
    return progress.more() ? progress.until() - progress.last() : 0;
  }

  private IndexStep run(Connection connection, IndexProgress progress, int limit)
      throws SQLException {
    if (progress.isNew()) {
      index.clear();
      IndexProgress.start(connection);
      return new IndexStep(true, 0, false, true, 0, Map.of());
    }
    Map<UUID, StatementReference> statements = index.update(progress.quotes(), UpdateLimits.BATCH);
    if (progress.isUnsaved()) {
      progress.save(connection);
    }
    if (progress.quotes().isEmpty() && progress.backfill() != null) {
      return backfill(connection, progress, limit);
    }
    return new IndexStep(
        true,
        progress.quotes().size(),
        progress.more(),
        progress.backfill() != null,
        lag(progress),
        statements);
  }

  private IndexStep backfill(Connection connection, IndexProgress progress, int limit)
      throws SQLException {
    List<UUID> quotes = progress.remaining(connection, limit);
    boolean more = quotes.size() == limit;
    index.update(quotes, UpdateLimits.BATCH);
    IndexProgress.saveBackfill(connection, more ? quotes.get(limit - 1) : null);
    return new IndexStep(true, quotes.size(), false, more, 0, Map.of());
  }
}
