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
 * The answers that were given to requests with a key. They are kept in the database, with what the
 * requests created and in the same transactions, for all replicas.
 */
@Singleton
class ResponseStore {
  private static final Duration KEPT = Duration.ofHours(24);

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

  /** An answer, and the fingerprint of the request that it was given to. */
  record Given(byte[] request, StoredResponse answer) {}

  /** Lets this transaction alone work on a key, until its end; false where another does. */
  boolean tryLock(String caller, String key) {
    Sql sql =
        Sql.of(
            "select pg_try_advisory_xact_lock(hashtextextended(?, 1)) as locked",
            caller + "\n" + key);
    return database.find(sql, row -> row.bool("locked")).orElseThrow();
  }

  /** The answer that a caller was given under a key within the last 24 hours. */
  Optional<Given> find(String caller, String key) {
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
   * Keeps an answer, in place of one that has expired; and deletes others that have: more than come
   * in, and never many at once.
   *
   * @return false where another answer is kept
   */
  boolean save(String caller, String key, Given given) {
    StoredResponse answer = given.answer();
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
            given.request(),
            answer.status(),
            written(answer.headers()),
            answer.body(),
            now(),
            expiry());
    boolean kept = database.find(insert, row -> row.text("key")).isPresent();
    // Last, and past what others have locked: so nobody waits for anybody.
    database.execute(
        Sql.of(
            """
            with old as materialized (
              select caller, key from idempotent_answer where at <= ? order by at limit 20
              for update skip locked)
            delete from idempotent_answer a using old where (a.caller, a.key) = (old.caller, old.key)""",
            expiry()));
    return kept;
  }

  private Given read(Row row) throws SQLException {
    byte[] request = row.bytes("request");
    int status = (int) row.longValue("status");
    try {
      Map<String, String> sent = headers.readValue(row.text("headers"));
      return new Given(request, new StoredResponse(status, sent, row.bytes("body")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String written(Map<String, String> sent) {
    try {
      return mapper.writeValueAsString(sent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can always be written", e);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime expiry() {
    return now().minus(KEPT);
  }
}
