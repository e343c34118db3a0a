package org.onrecord.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.database.embedded.EmbeddedDatasource;
import org.onrecord.fixtures.AssertEach;

/** Values of each setting that are accepted and refused, in the configuration of production. */
class SettingsCheckTest {
  private static final String URL = "jdbc:postgresql://db.example/onrecord";
  private static final String KEY = "0123456789abcdef";

  private static final String REQUESTS = "a whole number from 1 to 10000";
  private static final String QUOTA = "a whole number from 1 to 1000000000";
  private static final String TIME =
      "a duration from 1s to 1d (such as 90s, 5m, PT1M30S, or 90 for seconds)";
  private static final String TIMEOUT =
      "0 for no limit, or a duration from 100ms to 24d with a unit of PostgreSQL (ms, s, min, h or d, such as 30s or 5min)";
  private static final String JDBC_URL =
      "a JDBC URL of PostgreSQL (jdbc:postgresql://host:port/database)";
  private static final String HTTP_URL = "an http or https URL";
  private static final String BOOL = "true or false";
  private static final String NAMED_KEY =
      "16 to 512 ASCII characters without blanks (use the output of “openssl rand -hex 32”, or leave it out and a key is created)";

  /**
   * A setting with its boundary values.
   *
   * @param allowed description in the sentence for a refused value
   */
  private record Row(
      String property, String allowed, List<String> accepted, List<String> refused) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(
              "onrecord.data-dir",
              "the path of a folder",
              List.of("", "data", "/var/lib/on record"),
              List.of(" ")),
          booleans("onrecord.sample-data"),
          new Row(
              "onrecord.admin-key",
              NAMED_KEY,
              List.of("", KEY, "aB3/+=~_-.:;!#$%&", "k".repeat(512)),
              List.of(
                  " ",
                  "secret",
                  KEY.substring(1),
                  "k".repeat(513),
                  "with a blank in it",
                  KEY + "ü")),
          new Row(
              "onrecord.read-access",
              "open or authenticated",
              List.of("open", "authenticated"),
              List.of("", "closed", "Open", " open", "true")),
          new Row(
              "onrecord.session.max-age",
              "a duration from 1m to 30d (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("1m", "60", "30d"),
              List.of("", "59s", "31d", "never")),
          new Row(
              "onrecord.pages.article-text",
              "whole or quoted",
              List.of("whole", "quoted"),
              List.of("", "none", "Whole", "true")),
          new Row(
              "onrecord.rate-limit.address",
              QUOTA,
              List.of("", "1", "1000000000"),
              List.of("0", "-1", "1000000001", "9999999999", "many", "1.0", "1e3")),
          new Row(
              "onrecord.rate-limit.key",
              QUOTA,
              List.of("", "1", " 60 "),
              List.of("0", "-1", "0x10")),
          new Row(
              "onrecord.rate-limit.window",
              TIME,
              List.of("1s", "60", "60s", "60S", "PT60S", "1d", "1h30m", "1500ms"),
              List.of(
                  "",
                  "0",
                  "0s",
                  "-1s",
                  "PT-1S",
                  "999ms",
                  "86401s",
                  "2d",
                  "60 s",
                  "1min",
                  "a day",
                  "99999999999999999999s",
                  "9223372036854775807s")),
          new Row(
              "onrecord.limit.requests",
              REQUESTS,
              List.of("", "1", "50"),
              List.of("0", "-1", "10001", "2147483648", "eight", "8.0", " ")),
          new Row(
              "onrecord.limit.waiting",
              "a whole number from 0 to 100000",
              List.of("", "0", "100000"),
              List.of("-1", "100001", "none")),
          new Row(
              "onrecord.limit.uploads",
              REQUESTS,
              List.of("1", "10000"),
              List.of("", "0", "-1", "10001")),
          times("onrecord.limit.body-time"),
          new Row(
              "onrecord.limit.memory",
              "a size of memory from 16M to 1T (such as 64M, or a number of bytes)",
              List.of("", "16M", "16777216", "120m", "1T"),
              List.of("0", "15M", "16777215", "2T", "-64M", "64 M", "64MB", "half", "1.5G")),
          new Row(
              "onrecord.limit.exports",
              REQUESTS,
              List.of("1", "49"),
              List.of("", "0", "-1", "10001")),
          new Row(
              "onrecord.limit.connections",
              "a whole number from 10 to 1000000",
              List.of("10", "1000000"),
              List.of("", "0", "9", "1000001")),
          times("onrecord.limit.idle-time"),
          times("onrecord.limit.write-time"),
          times("onrecord.limit.stream-write-time"),
          new Row(
              "onrecord.limit.stall-time",
              "a duration from 1s to 1h (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("1s", "1h"),
              List.of("", "0", "61m", "-1s")),
          new Row(
              "onrecord.statements.max-wait",
              "a duration from 0s to 1m (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("0s", "1m"),
              List.of("", "61s", "-1s")),
          new Row(
              "onrecord.statements.waits-per-second",
              "a whole number from 0 to 100000",
              List.of("0", "100000"),
              List.of("", "-1", "0.5", "100001")),
          new Row(
              "onrecord.events.listeners",
              "a whole number from 1 to 100000",
              List.of("1", "100000"),
              List.of("", "0", "0.5", "100001")),
          new Row(
              "onrecord.events.listeners-per-caller",
              "a whole number from 1 to 100000",
              List.of("1", "100000"),
              List.of("", "0", "0.5", "100001")),
          new Row(
              "onrecord.events.heartbeat",
              "a duration from 100ms to 1h (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("100ms", "1h"),
              List.of("", "0", "61m", "-1s")),
          new Row(
              "onrecord.events.lifetime",
              "a duration from 100ms to 1d (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("100ms", "1d"),
              List.of("", "0", "25h", "-1s")),
          new Row(
              "onrecord.subscriptions.allow",
              "networks in CIDR form and http, separated by commas (such as 10.1.0.0/16,http)",
              List.of("", "http", "10.1.0.0/16", "http, 127.0.0.1/32, fd00::/8"),
              List.of(" ", "https", "10.1.0.0", "localhost", "10.1/16", "http,")),
          new Row(
              "onrecord.subscriptions.first-retry",
              "a duration from 10ms to 1h (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("10ms", "1h"),
              List.of("", "0s", "61m")),
          booleans("onrecord.http2.cleartext"),
          timeout(
              "onrecord.timeout.statement",
              List.of("0", "100ms", "11s", "100000ms", "1.5min", "30 s", "24d")),
          timeout("onrecord.timeout.lock", List.of("0", "100ms", "29.9s", "10s")),
          timeout("onrecord.timeout.idle", List.of("0", "100ms", "24d", "100000us")),
          timeout("onrecord.timeout.export", List.of("0", "30s", "576h", "24d")),
          new Row(
              "onrecord.read-replica.jdbc-url",
              JDBC_URL,
              List.of(
                  "",
                  "jdbc:postgresql://replica,db.example/onrecord?targetServerType=preferSecondary"),
              List.of(
                  " ",
                  "replica",
                  "jdbc:mysql://replica/onrecord",
                  "postgresql://replica/onrecord")),
          new Row(
              "quarkus.datasource.jdbc.url",
              JDBC_URL,
              List.of("", URL, "jdbc:postgresql:onrecord", URL + "?user=me&password=1"),
              List.of(" ", "db.example", "jdbc:postgresql://db.example:port/onrecord")),
          new Row(
              "quarkus.datasource.jdbc.max-size",
              REQUESTS,
              List.of("1", "10000"),
              List.of("", "0", "-1", "10001", "all")),
          new Row(
              "quarkus.datasource.jdbc.min-size",
              "a whole number from 0 to 10000",
              List.of("0", "50"),
              List.of("", "-1", "10001")),
          new Row(
              "quarkus.datasource.jdbc.acquisition-timeout",
              "a duration from 100ms to 1h (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("", "100ms", "2", "1h"),
              List.of("0", "99ms", "61m", "-2s", "2 s")),
          new Row(
              "quarkus.http.port",
              "a whole number from 0 to 65535",
              List.of("0", "1", "65535"),
              List.of("", "-1", "65536", "http")),
          new Row(
              "quarkus.shutdown.timeout",
              "a duration from 1s to 1h (such as 90s, 5m, PT1M30S, or 90 for seconds)",
              List.of("", "1s", "30", "1h"),
              List.of("0", "999ms", "3601s", "soon")),
          new Row(
              "quarkus.oidc.auth-server-url",
              HTTP_URL,
              List.of("", "https://issuer.example/realms/news", "http://localhost:8180"),
              List.of(" ", "issuer.example", "ftp://issuer.example", "https://", "https:///x y")),
          new Row(
              "quarkus.oidc.browser.client-id",
              "the id of a client",
              List.of("", "desk"),
              List.of(" ", "the desk")),
          new Row(
              "quarkus.oidc.browser.credentials.secret",
              "the secret of a client",
              List.of("", "secret"),
              List.of(" ", "a secret")),
          booleans("quarkus.http.cors.enabled"),
          booleans("quarkus.http.proxy.proxy-address-forwarding"),
          booleans("quarkus.otel.sdk.disabled"),
          booleans("quarkus.log.console.json.enabled"));

  @TempDir Path folder;

  private static Row booleans(String property) {
    return new Row(
        property, BOOL, List.of("true", "false", "TRUE", "no", "1"), List.of("", "treu", "2"));
  }

  private static Row times(String property) {
    return new Row(
        property,
        TIME,
        List.of("1s", "30", "1d"),
        List.of("", "0", "500ms", "25h", "-30s", "30 seconds"));
  }

  private static Row timeout(String property, List<String> accepted) {
    return new Row(
        property,
        TIMEOUT,
        accepted,
        List.of(
            "",
            " ",
            "30",
            "-1",
            "-30s",
            "99ms",
            "0s",
            "25d",
            "577h",
            "30S",
            "PT30S",
            "5m",
            "30 seconds",
            "1e3s",
            "30s'; select 1",
            "999999999999999999999d"));
  }

  @Test
  void the_table_has_every_setting_once() {
    assertEquals(
        Settings.ALL.stream().map(Setting::property).sorted().toList(),
        TABLE.stream().map(Row::property).sorted().toList());
  }

  @Test
  void allowed_values_are_accepted() {
    AssertEach.of(
        TABLE,
        row -> row.accepted.forEach(value -> assertEquals(List.of(), faults(row, value), value)));
  }

  @Test
  void other_values_are_refused_with_a_sentence() {
    AssertEach.of(
        TABLE,
        row ->
            row.refused.forEach(
                value -> assertEquals(List.of(sentence(row, value)), faults(row, value), value)));
  }

  private static String sentence(Row row, String value) {
    String shown =
        value.isEmpty()
            ? "empty"
            : row.property.matches("onrecord.admin-key|.*secret")
                ? "a secret of %d characters".formatted(value.length())
                : "“" + value + "”";
    return "%s (%s) is %s, but must be %s."
        .formatted(
            row.property,
            row.property.toUpperCase().replace('.', '_').replace('-', '_'),
            shown,
            row.allowed);
  }

  /** The replica needs a primary. */
  private List<String> faults(Row row, String value) {
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.jdbc.url", URL);
    settings.put(row.property, value);
    return faults(settings);
  }

  @Test
  void combinations_that_do_not_work_are_refused() {
    assertEquals(
        List.of(
            "onrecord.timeout.lock (ONRECORD_TIMEOUT_LOCK) is “30s”, but must be shorter than"
                + " onrecord.timeout.statement (ONRECORD_TIMEOUT_STATEMENT), which is “0.5min”."),
        faults(Map.of("onrecord.timeout.lock", "30s", "onrecord.timeout.statement", "0.5min")));
    assertEquals(
        List.of(
            "onrecord.timeout.export (ONRECORD_TIMEOUT_EXPORT) is “29s”, but must be at least"
                + " onrecord.timeout.statement (ONRECORD_TIMEOUT_STATEMENT), which is “30s”."),
        faults(Map.of("onrecord.timeout.export", "29s")));
    assertEquals(
        List.of(
            "quarkus.datasource.jdbc.min-size (QUARKUS_DATASOURCE_JDBC_MIN_SIZE) is “51”, but must"
                + " be at most quarkus.datasource.jdbc.max-size (QUARKUS_DATASOURCE_JDBC_MAX_SIZE),"
                + " which is “50”."),
        faults(Map.of("quarkus.datasource.jdbc.min-size", "51")));
    assertEquals(
        List.of(
            "onrecord.limit.requests (ONRECORD_LIMIT_REQUESTS) is “51”, but must be at most"
                + " quarkus.datasource.jdbc.max-size (QUARKUS_DATASOURCE_JDBC_MAX_SIZE), which is"
                + " “50”."),
        faults(Map.of("onrecord.limit.requests", "51")));
    assertEquals(
        List.of(
            "onrecord.limit.exports (ONRECORD_LIMIT_EXPORTS) is “50”, but must be less than"
                + " quarkus.datasource.jdbc.max-size (QUARKUS_DATASOURCE_JDBC_MAX_SIZE), which is"
                + " “50”."),
        faults(Map.of("onrecord.limit.exports", "50")));
    assertEquals(
        List.of(
            "onrecord.read-replica.jdbc-url (ONRECORD_READ_REPLICA_JDBC_URL) is set, so"
                + " quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL) must be set, too: the"
                + " embedded database has no replica."),
        faults(Map.of("onrecord.read-replica.jdbc-url", URL)));
    assertEquals(
        List.of(
            "onrecord.read-replica.jdbc-url (ONRECORD_READ_REPLICA_JDBC_URL) is"
                + " “jdbc:postgresql://db.example:5432/onrecord?password=…”, but must be another"
                + " server than quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL), which is"
                + " “"
                + URL
                + "”."),
        faults(
            Map.of(
                "quarkus.datasource.jdbc.url",
                URL,
                "onrecord.read-replica.jdbc-url",
                "jdbc:postgresql://db.example:5432/onrecord?password=hidden")));
  }

  @Test
  void combinations_that_work_are_accepted() {
    AssertEach.of(
        List.of(
            Map.of("onrecord.timeout.lock", "0", "onrecord.timeout.statement", "0"),
            Map.of("onrecord.timeout.statement", "0"),
            Map.of("onrecord.timeout.statement", "5s"),
            Map.of("onrecord.timeout.statement", "15min"),
            Map.of("onrecord.timeout.export", "0"),
            Map.of("onrecord.limit.requests", "100", "quarkus.datasource.jdbc.max-size", "100"),
            Map.of("onrecord.limit.requests", "1", "onrecord.limit.waiting", "0"),
            Map.of(
                "quarkus.datasource.jdbc.url",
                URL,
                "onrecord.read-replica.jdbc-url",
                "jdbc:postgresql://replica,db.example/onrecord")),
        settings -> assertEquals(List.of(), faults(settings)));
  }

  @Test
  void all_faults_are_reported_at_once() {
    assertEquals(
        List.of("onrecord.limit.requests", "onrecord.timeout.lock", "onrecord.unknown"),
        faults(
                Map.of(
                    "onrecord.limit.requests", "0",
                    "onrecord.timeout.lock", "10",
                    "onrecord.unknown", "1"))
            .stream()
            .map(sentence -> sentence.substring(0, sentence.indexOf(' ')))
            .toList());
  }

  @Test
  void a_property_without_a_setting_is_refused() {
    assertEquals(
        List.of(
            "onrecord.limit.request (ONRECORD_LIMIT_REQUEST) is not a setting of OnRecord; did you"
                + " mean onrecord.limit.requests (ONRECORD_LIMIT_REQUESTS)?"),
        faults(Map.of("onrecord.limit.request", "8")));
    assertEquals(
        List.of("onrecord.colour (ONRECORD_COLOUR) is not a setting of OnRecord."),
        faults(Map.of("onrecord.colour", "red")));
    assertEquals(
        List.of(
            "onrecord.limit.bodyTime (ONRECORD_LIMIT_BODYTIME) is not a setting of OnRecord; did"
                + " you mean onrecord.limit.body-time (ONRECORD_LIMIT_BODY_TIME)?"),
        faults(Map.of("%prod.onrecord.limit.bodyTime", "8s")));
  }

  @Test
  void a_misspelled_environment_variable_is_refused() {
    AssertEach.of(
        List.of("ONRECORD_LIMIT_REQUEST", "ONRECORD_LIMITS_REQUESTS", "onrecord_limit_requets"),
        variable ->
            assertEquals(
                List.of(
                    variable
                        + " is not a setting of OnRecord; did you mean onrecord.limit.requests"
                        + " (ONRECORD_LIMIT_REQUESTS)?"),
                faults(environment(Map.of(variable, "8")))));
  }

  /** Kubernetes and scripts set variables of their own. */
  @Test
  void other_environment_variables_are_accepted() {
    AssertEach.of(
        List.of(
            "ONRECORD_SERVICE_HOST",
            "ONRECORD_SERVICE_PORT",
            "ONRECORD_SERVICE_PORT_HTTP",
            "ONRECORD_PORT",
            "ONRECORD_PORT_8080_TCP_ADDR",
            "ONRECORD_DATA_PORT",
            "ONRECORD_COLOUR",
            "ONRECORD_DATABASE_PASSWORD"),
        variable -> assertEquals(List.of(), faults(environment(Map.of(variable, "8")))));
  }

  @Test
  void variables_properties_files_and_profiles_are_checked_alike() {
    List<String> refused = faults(Map.of("onrecord.limit.requests", "0"));
    assertEquals(1, refused.size());
    AssertEach.of(
        List.of(
            environment(Map.of("ONRECORD_LIMIT_REQUESTS", "0")),
            environment(Map.of("_PROD_ONRECORD_LIMIT_REQUESTS", "0")),
            environment(Map.of("onrecord_limit_requests", "0")),
            file(Map.of("%prod.onrecord.limit.requests", "0")),
            file(Map.of("onrecord.limit.requests", "${zero}", "zero", "0"))),
        source -> assertEquals(refused, faults(source)));
    assertEquals(List.of(), faults(file(Map.of("%dev.onrecord.limit.requests", "0"))));
  }

  @Test
  void a_reference_to_a_missing_property_is_refused() {
    assertEquals(
        List.of(
            "onrecord.limit.requests (ONRECORD_LIMIT_REQUESTS) is “${slots}”, which refers to a"
                + " property that is not set."),
        faults(Map.of("onrecord.limit.requests", "${slots}")));
  }

  @Test
  void dev_mode_and_tests_accept_short_keys() {
    AssertEach.of(
        List.of(LaunchMode.DEVELOPMENT, LaunchMode.TEST),
        mode ->
            assertEquals(List.of(), faults(mode, file(Map.of("onrecord.admin-key", "secret")))));
  }

  @Test
  void the_embedded_database_does_not_start_with_refused_settings() {
    Path data = folder.resolve("data");
    EmbeddedDatasource.allow();
    try {
      List<String> faults =
          faults(
              file(Map.of("onrecord.limit.requests", "0", "onrecord.data-dir", data.toString())));
      assertEquals(1, faults.size());
    } finally {
      System.clearProperty("onrecord.embedded.allowed");
    }
    assertFalse(Files.exists(data));
  }

  private static List<String> faults(Map<String, String> properties) {
    return faults(file(properties));
  }

  private static ConfigSource environment(Map<String, String> variables) {
    return new EnvConfigSource(variables, 300);
  }

  private static ConfigSource file(Map<String, String> properties) {
    return new PropertiesConfigSource(properties, "file", 260);
  }

  /** The sentences that end the start, empty if the configuration is accepted. */
  private static List<String> faults(ConfigSource source) {
    return faults(LaunchMode.NORMAL, source);
  }

  private static List<String> faults(LaunchMode mode, ConfigSource source) {
    try {
      new SmallRyeConfigBuilder()
          .withProfile("prod")
          .addDefaultInterceptors()
          .withSources(source, defaults())
          .withSources(new EmbeddedDatasource())
          .withSources(new SettingsCheck(mode))
          .build();
      return List.of();
    } catch (IllegalStateException refused) {
      return assertInstanceOf(PreventFurtherStepsException.class, refused.getCause())
          .getMessage()
          .lines()
          .toList();
    }
  }

  /** The file in the jar. */
  private static ConfigSource defaults() {
    try {
      return new PropertiesConfigSource(
          Path.of("src/main/resources/application.properties").toUri().toURL(), 250);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
