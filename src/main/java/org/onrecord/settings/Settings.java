package org.onrecord.settings;

import static org.onrecord.settings.AllowedValues.bool;
import static org.onrecord.settings.AllowedValues.duration;
import static org.onrecord.settings.AllowedValues.httpUrl;
import static org.onrecord.settings.AllowedValues.jdbcUrl;
import static org.onrecord.settings.AllowedValues.memory;
import static org.onrecord.settings.AllowedValues.number;
import static org.onrecord.settings.AllowedValues.oneOf;
import static org.onrecord.settings.AllowedValues.postgresDuration;
import static org.onrecord.settings.AllowedValues.text;

import io.quarkus.runtime.LaunchMode;
import java.util.List;

/**
 * The settings that are checked at start: all of OnRecord's own, and those of Quarkus that the
 * documentation tells operators to set.
 */
final class Settings {
  static final String ADMIN_KEY = "onrecord.admin-key";
  static final String REPLICA_URL = "onrecord.read-replica.jdbc-url";
  static final String STATEMENT_TIMEOUT = "onrecord.timeout.statement";
  static final String LOCK_TIMEOUT = "onrecord.timeout.lock";
  static final String EXPORT_TIMEOUT = "onrecord.timeout.export";
  static final String PRIMARY_URL = "quarkus.datasource.jdbc.url";
  static final String MAX_CONNECTIONS = "quarkus.datasource.jdbc.max-size";
  static final String MIN_CONNECTIONS = "quarkus.datasource.jdbc.min-size";
  static final String EXPORTS = "onrecord.limit.exports";
  static final String REQUESTS = "onrecord.limit.requests";

  /** Dev mode and tests accept short keys. */
  private static final int SHORTEST_KEY = 16;

  private static final int LONGEST_KEY = 512;

  /** Settings with their values in production. */
  static final List<Setting> ALL = all(SHORTEST_KEY);

  private Settings() {}

  /** The settings and the values that they take in a launch mode. */
  static List<Setting> of(LaunchMode mode) {
    return mode.isDevOrTest() ? all(1) : ALL;
  }

  private static List<Setting> all(int shortestKey) {
    return List.of(
        Setting.optional("onrecord.data-dir", text("the path of a folder", ".*\\S.*")),
        Setting.withDefault("onrecord.sample-data", bool()),
        Setting.optional(ADMIN_KEY, key(shortestKey)).asSecret(),
        Setting.withDefault("onrecord.read-access", oneOf("open", "authenticated")),
        Setting.withDefault("onrecord.pages.article-text", oneOf("whole", "quoted")),
        Setting.withDefault("onrecord.session.max-age", duration("1m", "30d")),
        Setting.optional(REPLICA_URL, jdbcUrl()),
        Setting.optional("onrecord.rate-limit.address", number(1, 1_000_000_000)),
        Setting.optional("onrecord.rate-limit.key", number(1, 1_000_000_000)),
        Setting.withDefault("onrecord.rate-limit.window", duration("1s", "1d")),
        Setting.optional(REQUESTS, number(1, 10_000)),
        Setting.optional("onrecord.limit.waiting", number(0, 100_000)),
        Setting.withDefault("onrecord.limit.uploads", number(1, 10_000)),
        Setting.withDefault("onrecord.limit.body-time", duration("1s", "1d")),
        Setting.optional("onrecord.limit.memory", memory("16M", "1T")),
        Setting.withDefault(EXPORTS, number(1, 10_000)),
        Setting.withDefault("onrecord.limit.connections", number(10, 1_000_000)),
        Setting.withDefault("onrecord.limit.idle-time", duration("1s", "1d")),
        Setting.withDefault("onrecord.limit.write-time", duration("1s", "1d")),
        Setting.withDefault("onrecord.limit.stream-write-time", duration("1s", "1d")),
        Setting.withDefault("onrecord.limit.stall-time", duration("1s", "1h")),
        Setting.withDefault("onrecord.statements.max-wait", duration("0s", "1m")),
        Setting.withDefault("onrecord.statements.waits-per-second", number(0, 100_000)),
        Setting.optional("onrecord.subscriptions.allow", targets()),
        Setting.withDefault("onrecord.subscriptions.first-retry", duration("10ms", "1h")),
        Setting.withDefault("onrecord.events.listeners", number(1, 100_000)),
        Setting.withDefault("onrecord.events.listeners-per-caller", number(1, 100_000)),
        Setting.withDefault("onrecord.events.heartbeat", duration("100ms", "1h")),
        Setting.withDefault("onrecord.events.lifetime", duration("100ms", "1d")),
        Setting.withDefault("onrecord.http2.cleartext", bool()),
        Setting.withDefault(STATEMENT_TIMEOUT, databaseTimeout()),
        Setting.withDefault(LOCK_TIMEOUT, databaseTimeout()),
        Setting.withDefault("onrecord.timeout.idle", databaseTimeout()),
        Setting.withDefault(EXPORT_TIMEOUT, databaseTimeout()),
        Setting.optional(PRIMARY_URL, jdbcUrl()),
        Setting.withDefault(MAX_CONNECTIONS, number(1, 10_000)),
        Setting.withDefault(MIN_CONNECTIONS, number(0, 10_000)),
        Setting.optional("quarkus.datasource.jdbc.acquisition-timeout", duration("100ms", "1h")),
        Setting.withDefault("quarkus.http.port", number(0, 65_535)),
        Setting.optional("quarkus.shutdown.timeout", duration("1s", "1h")),
        Setting.optional("quarkus.oidc.auth-server-url", httpUrl()),
        Setting.optional("quarkus.oidc.browser.client-id", text("the id of a client", "\\S+")),
        Setting.optional(
                "quarkus.oidc.browser.credentials.secret", text("the secret of a client", "\\S+"))
            .asSecret(),
        Setting.withDefault("quarkus.http.cors.enabled", bool()),
        Setting.withDefault("quarkus.http.proxy.proxy-address-forwarding", bool()),
        Setting.withDefault("quarkus.otel.sdk.disabled", bool()),
        Setting.withDefault("quarkus.log.console.json.enabled", bool()));
  }

  private static AllowedValues key(int minLength) {
    return text(
        "%d to %d ASCII characters without blanks (use the output of “openssl rand -hex 32”, or leave it out and a key is created)"
            .formatted(minLength, LONGEST_KEY),
        "[\\x21-\\x7e]{%d,%d}".formatted(minLength, LONGEST_KEY));
  }

  private static AllowedValues targets() {
    String one = "(http|\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/\\d{1,3})";
    return text(
        "networks in CIDR form and http, separated by commas (such as 10.1.0.0/16,http)",
        "\\s*%s(\\s*,\\s*%s)*\\s*".formatted(one, one));
  }

  /** PostgreSQL counts milliseconds in 31 bits. */
  private static AllowedValues databaseTimeout() {
    return postgresDuration("100ms", "24d");
  }
}
