package org.onrecord.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Checks of settings whose values are allowed one by one, but do not work together. */
final class Combinations {
  private final Function<String, Optional<String>> values;
  private final Predicate<String> isDefault;

  /**
   * Creates the checks.
   *
   * @param values values by property; empty if a setting is not set or its value is not allowed
   * @param isDefault true for a property with the default value. It does not keep an operator from
   *     setting the other one.
   */
  Combinations(Function<String, Optional<String>> values, Predicate<String> isDefault) {
    this.values = values;
    this.isDefault = isDefault;
  }

  /** A sentence for each combination that does not work. */
  List<String> faults() {
    return Stream.of(
            lockTimeout(),
            exportTimeout(),
            connections(),
            requests(),
            exports(),
            replica(),
            sameServer())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> lockTimeout() {
    return fault(
        isShorter(Settings.STATEMENT_TIMEOUT, Settings.LOCK_TIMEOUT)
            || isSameDuration(Settings.STATEMENT_TIMEOUT, Settings.LOCK_TIMEOUT),
        "shorter than",
        Settings.LOCK_TIMEOUT,
        Settings.STATEMENT_TIMEOUT);
  }

  private Optional<String> exportTimeout() {
    return fault(
        isShorter(Settings.EXPORT_TIMEOUT, Settings.STATEMENT_TIMEOUT),
        "at least",
        Settings.EXPORT_TIMEOUT,
        Settings.STATEMENT_TIMEOUT);
  }

  private Optional<String> connections() {
    return fault(
        isLess(Settings.MAX_CONNECTIONS, Settings.MIN_CONNECTIONS),
        "at most",
        Settings.MIN_CONNECTIONS,
        Settings.MAX_CONNECTIONS);
  }

  /** A request that gets no connection would wait, and then fail. */
  private Optional<String> requests() {
    return fault(
        isLess(Settings.MAX_CONNECTIONS, Settings.REQUESTS),
        "at most",
        Settings.REQUESTS,
        Settings.MAX_CONNECTIONS);
  }

  /** Exports must leave a connection for other requests. */
  private Optional<String> exports() {
    return fault(
        both(
            Settings.MAX_CONNECTIONS,
            Settings.EXPORTS,
            (pool, exports) -> Integer.parseInt(pool) <= Integer.parseInt(exports)),
        "less than",
        Settings.EXPORTS,
        Settings.MAX_CONNECTIONS);
  }

  private Optional<String> replica() {
    boolean isWithoutPrimary =
        values.apply(Settings.REPLICA_URL).isPresent()
            && values.apply(Settings.PRIMARY_URL).isEmpty();
    return isWithoutPrimary
        ? Optional.of(
            "%s is set, so %s must be set, too: the embedded database has no replica."
                .formatted(
                    Setting.names(Settings.REPLICA_URL), Setting.names(Settings.PRIMARY_URL)))
        : Optional.empty();
  }

  private Optional<String> sameServer() {
    return fault(
        both(
            Settings.REPLICA_URL,
            Settings.PRIMARY_URL,
            (replica, primary) -> address(replica).equals(address(primary))),
        "another server than",
        Settings.REPLICA_URL,
        Settings.PRIMARY_URL);
  }

  private static List<String> address(String url) {
    Properties parts = Driver.parseURL(url, null);
    return Stream.of(PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME)
        .map(part -> String.valueOf(part.getOrDefault(parts)))
        .toList();
  }

  private interface Comparison {
    boolean test(String one, String other);
  }

  private boolean both(String one, String other, Comparison comparison) {
    Optional<String> first = values.apply(one);
    Optional<String> second = values.apply(other);
    return first.isPresent()
        && second.isPresent()
        && comparison.test(first.get().strip(), second.get().strip());
  }

  private boolean isLess(String number, String other) {
    return both(number, other, (one, two) -> Integer.parseInt(one) < Integer.parseInt(two));
  }

  private boolean isShorter(String timeout, String other) {
    return compares(timeout, other, -1);
  }

  private boolean isSameDuration(String timeout, String other) {
    return compares(timeout, other, 0);
  }

  /** False if one of the timeouts is 0, which means no limit. */
  private boolean compares(String timeout, String other, int sign) {
    return both(
        timeout,
        other,
        (one, two) -> {
          Optional<BigDecimal> first = AllowedValues.microseconds(one);
          Optional<BigDecimal> second = AllowedValues.microseconds(two);
          return first.isPresent()
              && second.isPresent()
              && first.get().compareTo(second.get()) == sign;
        });
  }

  private Optional<String> fault(boolean wrong, String relation, String property, String other) {
    return wrong && !isDefault.test(property)
        ? Optional.of(
            "%s is “%s”, but must be %s %s, which is “%s”."
                .formatted(
                    Setting.names(property),
                    Setting.withoutPassword(values.apply(property).orElseThrow()),
                    relation,
                    Setting.names(other),
                    Setting.withoutPassword(values.apply(other).orElseThrow())))
        : Optional.empty();
  }
}
