package org.onrecord.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * Responses to requests with an idempotency key, stored in the database by caller and key in the
 * transactions of the requests. All replicas share them.
 */
@Singleton
class ResponseStore {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(24);

  private final Database database;
  private final ObjectMapper mapper;
  private final ObjectReader headers;
  private final Clock clock;

  ResponseStore(Database database, ObjectMapper mapper, Clock clock) {
    this.database = database;
    this.mapper = mapper;
    this.headers = mapper.readerForMapOf(String.class);
    this.clock = clock;
  }

  /** A response and the fingerprint of its request. */
  record Entry(byte[] fingerprint, StoredResponse response) {}

  /** Locks a key until the end of the transaction. Returns false if another transaction has it. */
  boolean tryLock(String caller, String key) {
    Sql sql =
        Sql.of(
            "select pg_try_advisory_xact_lock(hashtextextended(?, 1)) as locked",
            caller + "\n" + key);
    return database.find(sql, row -> row.bool("locked")).orElseThrow();
  }

  /** The response that a caller got for a key within the last 24 hours. */
  Optional<Entry> find(String caller, String key) {
    Sql sql =
        Sql.of(
            """
            select request, status, headers, body from idempotent_answer
            where caller = ? and key = ? and at > ?""",
            caller,
            key,
            expiry());
    return database.find(sql, this::read);
  }

  /**
   * Stores a response unless the key has one that has not expired. Also deletes up to 20 expired
   * responses, so that the table does not grow.
   *
   * @return false if the key has a response already
   */
  boolean save(String caller, String key, Entry entry) {
    StoredResponse response = entry.response();
    Sql insert =
        Sql.of(
            """
            insert into idempotent_answer as kept (caller, key, request, status, headers, body, at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (caller, key) do update
            set request = excluded.request, status = excluded.status, headers = excluded.headers,
                body = excluded.body, at = excluded.at
            where kept.at <= ?
            returning key""",
            caller,
            key,
            entry.fingerprint(),
            response.status(),
            serialize(response.headers()),
            response.body(),
            now(),
            expiry());
    boolean stored = database.find(insert, row -> row.text("key")).isPresent();
    deleteSomeExpired();
    return stored;
  }

  /** Replaces the stored response of a key, unless its time is over. */
  void replace(String caller, String key, StoredResponse response) {
    database.execute(
        Sql.of(
            "update idempotent_answer set headers = ?::jsonb, body = ? where caller = ? and key = ?",
            serialize(response.headers()),
            response.body(),
            caller,
            key));
  }

  /** Skips rows that other transactions have locked, so that no request waits for another. */
  private void deleteSomeExpired() {
    database.execute(
        Sql.of(
            """
            with old as materialized (
              select caller, key from idempotent_answer where at <= ? order by at limit 20
              for update skip locked)
            delete from idempotent_answer a using old where (a.caller, a.key) = (old.caller, old.key)""",
            expiry()));
  }

  private Entry read(Row row) throws SQLException {
    byte[] fingerprint = row.bytes("request");
    int status = (int) row.longValue("status");
    try {
      Map<String, String> names = headers.readValue(row.text("headers"));
      return new Entry(fingerprint, new StoredResponse(status, names, row.bytes("body")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String serialize(Map<String, String> values) {
    try {
      return mapper.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings are always serializable", e);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime expiry() {
    return now().minus(TIME_TO_LIVE);
  }
}
