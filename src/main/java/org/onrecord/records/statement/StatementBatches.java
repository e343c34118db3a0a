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
   * on record before the first start.
   *
   * @param limit maximum number of changes or quotes
   */
  @Transactional(TxType.REQUIRES_NEW)
  IndexStep run(int limit) {
    try (Connection connection = database.getConnection()) {
      index.lock();
      return run(connection, limit);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private IndexStep run(Connection connection, int limit) throws SQLException {
    IndexProgress progress = IndexProgress.read(connection, limit);
    if (progress.isNew()) {
      index.clear();
      IndexProgress.start(connection);
      return new IndexStep(0, false, true, 0, Map.of());
    }
    Map<UUID, StatementReference> statements = index.update(progress.quotes());
    if (progress.isUnsaved()) {
      progress.save(connection);
    }
    if (progress.quotes().isEmpty() && progress.backfill() != null) {
      return backfill(connection, progress, limit);
    }
    return new IndexStep(
        progress.quotes().size(),
        progress.more(),
        progress.backfill() != null,
        progress.more() ? progress.until() - progress.last() : 0,
        statements);
  }

  private IndexStep backfill(Connection connection, IndexProgress progress, int limit)
      throws SQLException {
    List<UUID> quotes = progress.remaining(connection, limit);
    boolean more = quotes.size() == limit;
    index.update(quotes);
    IndexProgress.saveBackfill(connection, more ? quotes.get(limit - 1) : null);
    return new IndexStep(quotes.size(), false, more, 0, Map.of());
  }
}
