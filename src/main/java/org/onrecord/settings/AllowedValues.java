package org.onrecord.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * The values that a setting takes.
 *
 * @param description noun phrase for operators, such as "a whole number from 1 to 1000"
 */
record AllowedValues(String description, Predicate<String> test) {
  private static final Pattern POSTGRES_DURATION =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(us|ms|s|min|h|d)");

  /** Microseconds by the units of PostgreSQL. */
  private static final Map<String, Long> MICROSECONDS =
      Map.of(
          "us", 1L,
          "ms", 1_000L,
          "s", 1_000_000L,
          "min", 60_000_000L,
          "h", 3_600_000_000L,
          "d", 86_400_000_000L);

  private static final List<String> BOOLEANS =
      List.of("true", "false", "yes", "no", "on", "off", "1", "0", "y", "n");

  /** True if a value is allowed. A value that cannot be parsed is not. */
  boolean include(String value) {
    try {
      return test.test(value);
    } catch (RuntimeException notParsed) {
      return false;
    }
  }

  static AllowedValues number(long min, long max) {
    return new AllowedValues(
        "a whole number from %d to %d".formatted(min, max),
        value ->
            isBetween(
                BigInteger.valueOf(min), new BigInteger(value.strip()), BigInteger.valueOf(max)));
  }

  /** A duration in the formats of Quarkus. */
  static AllowedValues duration(String min, String max) {
    Duration shortest = parseDuration(min);
    Duration longest = parseDuration(max);
    return new AllowedValues(
        "a duration from %s to %s (such as 90s, 5m, PT1M30S, or 90 for seconds)"
            .formatted(min, max),
        value -> {
          Duration duration = parseDuration(value);
          return duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
        });
  }

  static Duration parseDuration(String value) {
    return DurationConverter.parseDuration(value.strip());
  }

  /**
   * A duration as PostgreSQL writes it, or 0 for none. PostgreSQL takes a number without a unit for
   * milliseconds; it is not allowed, because operators mean seconds.
   */
  static AllowedValues postgresDuration(String min, String max) {
    BigDecimal shortest = microseconds(min).orElseThrow();
    BigDecimal longest = microseconds(max).orElseThrow();
    return new AllowedValues(
        "0 for no limit, or a duration from %s to %s with a unit of PostgreSQL (ms, s, min, h or d, such as 30s or 5min)"
            .formatted(min, max),
        value -> {
          Optional<BigDecimal> duration = microseconds(value);
          return value.strip().equals("0")
              || duration.isPresent()
                  && duration.get().compareTo(shortest) >= 0
                  && duration.get().compareTo(longest) <= 0;
        });
  }

  /** Empty if the value is not a duration with a unit of PostgreSQL. */
  static Optional<BigDecimal> microseconds(String value) {
    Matcher duration = POSTGRES_DURATION.matcher(value.strip());
    return duration.matches()
        ? Optional.of(
            new BigDecimal(duration.group(1))
                .multiply(BigDecimal.valueOf(MICROSECONDS.get(duration.group(2)))))
        : Optional.empty();
  }

  static AllowedValues memory(String min, String max) {
    return new AllowedValues(
        "a size of memory from %s to %s (such as 64M, or a number of bytes)".formatted(min, max),
        value -> isBetween(bytes(min), bytes(value.strip()), bytes(max)));
  }

  private static boolean isBetween(BigInteger min, BigInteger number, BigInteger max) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }

  private static BigInteger bytes(String value) {
    return new MemorySizeConverter().convert(value).asBigInteger();
  }

  static AllowedValues bool() {
    return new AllowedValues(
        "true or false", value -> BOOLEANS.contains(value.strip().toLowerCase(Locale.ROOT)));
  }

  static AllowedValues oneOf(String... values) {
    return new AllowedValues(String.join(" or ", values), List.of(values)::contains);
  }

  static AllowedValues jdbcUrl() {
    return new AllowedValues(
        "a JDBC URL of PostgreSQL (jdbc:postgresql://host:port/database)",
        value -> value.startsWith("jdbc:postgresql:") && Driver.parseURL(value, null) != null);
  }

  static AllowedValues httpUrl() {
    return new AllowedValues(
        "an http or https URL",
        value -> {
          URI uri = URI.create(value);
          return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
              && uri.getHost() != null;
        });
  }

  static AllowedValues text(String description, String pattern) {
    return new AllowedValues(description, Pattern.compile(pattern).asMatchPredicate());
  }
}
