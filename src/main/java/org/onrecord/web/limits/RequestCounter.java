package org.onrecord.web.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseFailure;
import org.onrecord.database.sql.Sql;

/**
 * Counts requests in the database, whose clock and rows all replicas share. The table is unlogged:
 * a count costs no write to the disk, and is lost with a crash, which harms nobody.
 */
@Singleton
class RequestCounter {
  private static final Logger LOG = Logger.getLogger(RequestCounter.class);

  /** Counts between two times that those of old windows are removed. */
  private static final int BETWEEN_REMOVALS = 1000;

  private final Database database;
  private final AtomicLong counted = new AtomicLong();

  RequestCounter(Database database) {
    this.database = database;
  }

  /** Counts one more; nothing where the database fails, since that is no fault of the caller's. */
  Optional<QuotaUsage> add(String subject, Duration window) {
    try {
      if (counted.incrementAndGet() % BETWEEN_REMOVALS == 0) {
        removeOld(window);
      }
      return database.write(
          Sql.of(
              """
              insert into request_count as c values (?, now(), 1)
              on conflict (subject) do update set
                used = case when c.since > now() - make_interval(secs => ?) then c.used + 1 else 1 end,
                since = case when c.since > now() - make_interval(secs => ?) then c.since else now() end
              returning used, ceil(extract(epoch from since + make_interval(secs => ?) - now()))::int as seconds""",
              subject,
              window.toSeconds(),
              window.toSeconds(),
              window.toSeconds()),
          row -> new QuotaUsage((int) row.longValue("used"), (int) row.longValue("seconds")));
    } catch (DatabaseFailure e) {
      LOG.warnf("A request was not counted: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private void removeOld(Duration window) {
    database.execute(
        Sql.of(
            "delete from request_count where since < now() - make_interval(secs => ?)",
            window.toSeconds()));
  }
}
