package org.onrecord.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Starts, finds and ends sessions of browsers. They are in the database, so that they hold for all
 * replicas and over restarts. Each request looks its session up with its key, so that a session
 * ends with the key at once.
 */
@Singleton
public class BrowserSessions {
  private static final int TOKEN_BYTES = 32;

  private static final String FIND =
      """
      select s.key_id, s.configured_key, coalesce(k.name, s.subject) as name, coalesce(k.role, s.role) as role
      from browser_session s left join api_key k on k.id = s.key_id
      where s.token_hash = ? and s.expires_at > ? and (k.expires_at is null or k.expires_at > ?)""";

  private final KeyCheck keys;
  private final ConfiguredKeys configured;
  private final SessionSettings settings;
  private final Database database;
  private final Clock clock;

  BrowserSessions(
      KeyCheck keys,
      ConfiguredKeys configured,
      SessionSettings settings,
      Database database,
      Clock clock) {
    this.keys = keys;
    this.configured = configured;
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Starts a session with a key.
   *
   * @throws ProblemException 401 if the key is not valid
   */
  public NewSession start(String key) {
    Secret secret = new Secret(key);
    VerifiedKey verified = verified(secret);
    String token = randomToken();
    Instant end = lastInstant(verified.expiresAt());
    byte[] proof = verified.id() == null ? proof(token, secret.hash()) : null;
    insert(
        token, end, Sql.of("cast(? as uuid), cast(? as bytea), null, null", verified.id(), proof));
    return session(token, end);
  }

  /**
   * Starts a session for the subject of a token, with the role that it has now.
   *
   * @throws ProblemException 403 if the subject has no role
   */
  public NewSession startForSubject(SecurityIdentity identity) {
    Role role =
        Role.highest(identity.getRoles())
            .orElseThrow(
                () ->
                    RoleProblems.insufficient(
                        Role.READER.toString(), "The issuer gives you no role here."));
    String token = randomToken();
    Instant end = lastInstant(null);
    insert(
        token, end, Sql.of("null, null, ?, ?", identity.getPrincipal().getName(), role.toString()));
    return session(token, end);
  }

  private VerifiedKey verified(Secret secret) {
    try {
      return keys.check(secret);
    } catch (InvalidCredentialException e) {
      throw ProblemException.of(ProblemType.UNAUTHENTICATED, e.getMessage());
    }
  }

  /** Deletes sessions that have ended, too: not more than have been started. */
  private void insert(String token, Instant end, Sql caller) {
    Instant now = clock.instant();
    database.execute(Sql.of("delete from browser_session where expires_at <= ?", time(now)));
    database.execute(
        Sql.of(
            """
            insert into browser_session (token_hash, created_at, expires_at, key_id, configured_key, subject, role)
            select ?, cast(? as timestamptz), cast(? as timestamptz), ?""",
            DigestUtils.sha256(token),
            time(now),
            time(end),
            caller));
  }

  /** The end of a session: that of its credential, if that comes first. */
  private Instant lastInstant(Instant credentialEnd) {
    Instant last = clock.instant().plus(settings.maxAge());
    return credentialEnd == null || credentialEnd.isAfter(last) ? last : credentialEnd;
  }

  private NewSession session(String token, Instant end) {
    return new NewSession(token, Duration.between(clock.instant(), end));
  }

  /** Finds the caller of a session that has not ended. Reads the primary: it may be new. */
  Optional<SignedIn> find(String token) {
    OffsetDateTime now = time(clock.instant());
    Sql sql = Sql.of(FIND, DigestUtils.sha256(token), now, now);
    return database.listFromPrimary(sql, row -> signedIn(row, token)).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<SignedIn> signedIn(Row row, String token) throws SQLException {
    byte[] proof = row.bytes("configured_key");
    if (proof != null) {
      return configured
          .nameOf(hash -> MessageDigest.isEqual(proof(token, hash), proof))
          .map(name -> new SignedIn(null, name, Role.ADMIN, false));
    }
    boolean isSubject = row.id("key_id") == null;
    return Optional.of(
        new SignedIn(
            row.id("key_id"), row.text("name"), row.enumValue("role", Role.class), isSubject));
  }

  /** Ends a session. */
  public void end(String token) {
    database.execute(
        Sql.of("delete from browser_session where token_hash = ?", DigestUtils.sha256(token)));
  }

  /** Shows that a session was started with a configured key, without revealing its hash. */
  private static byte[] proof(String token, byte[] keyHash) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, token).hmac(keyHash);
  }

  private static String randomToken() {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
