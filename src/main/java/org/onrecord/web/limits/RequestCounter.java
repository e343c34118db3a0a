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
 * Counts requests by subject in the database, so that all replicas share clock and counts. The
 * table is unlogged: counting causes no disk writes, and a crash resets the counts.
 */
@Singleton
class RequestCounter {
  private static final Logger LOG = Logger.getLogger(RequestCounter.class);

  /** Number of statements that count, between two deletions of expired rows. */
  private static final int DELETION_INTERVAL = 1000;

  private final Database database;
  private final AtomicLong counted = new AtomicLong();

  RequestCounter(Database database) {
    this.database = database;
  }

  /** Counts requests. Empty if the database fails, which must not reject the caller. */
  Optional<CountedRequests> add(String subject, int requests, Duration window) {
    try {
      if (counted.incrementAndGet() % DELETION_INTERVAL == 0) {
        deleteExpired(window);
      }
      return database.write(
          Sql.of(
              """
              insert into request_count as c values (?, now(), ?)
              on conflict (subject) do update set
                used = case when c.since > now() - make_interval(secs => ?) then c.used else 0 end + excluded.used,
                since = case when c.since > now() - make_interval(secs => ?) then c.since else now() end
              returning (extract(epoch from since) * 1000000)::bigint as start, used, ceil(extract(epoch from since + make_interval(secs => ?) - now()))::int as seconds""",
              subject,
              requests,
              window.toSeconds(),
              window.toSeconds(),
              window.toSeconds()),
          row ->
              new CountedRequests(
                  row.longValue("start"),
                  (int) row.longValue("used"),
                  (int) row.longValue("seconds")));
    } catch (DatabaseFailure e) {
      LOG.warnf("Request not counted: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private void deleteExpired(Duration window) {
    database.execute(
        Sql.of(
            "delete from request_count where since < now() - make_interval(secs => ?)",
            window.toSeconds()));
  }
}
