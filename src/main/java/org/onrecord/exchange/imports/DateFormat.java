package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/** A format of the days in a table. A time of day is ignored: the day counts as written. */
@RegisterForReflection
enum DateFormat {
  /** An ISO 8601 calendar date. */
  ISO("2025-03-18", LocalDate::parse),

  /** An ISO 8601 date and time, with {@code T} or a space between them. */
  ISO_DATE_TIME("2025-03-18T09:30:00Z", DateFormat::beforeTime),

  /** Day, month, year. */
  DMY("18.3.2025", text -> ordered(text, 2, 1, 0)),

  /** Month, day, year. */
  MDY("3/18/2025", text -> ordered(text, 2, 0, 1)),

  /** Year, month, day. */
  YMD("2025/3/18", text -> ordered(text, 0, 1, 2)),

  /** The dates of HTTP, mail and RSS. */
  RFC1123(
      "Tue, 18 Mar 2025 09:30:00 GMT",
      text -> LocalDate.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));

  private static final Pattern TIME =
      Pattern.compile("[T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?(Z|UTC|[+-]\\d{2}:?\\d{2}))?");
  private static final Pattern SEPARATORS = Pattern.compile("[./,\\s-]+");
  private static final Pattern DAY_OR_MONTH = Pattern.compile("\\d{1,2}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final int ISO_LENGTH = 10;
  private static final int SHORTEST_NAME = 3;

  private final String example;
  private final Function<String, LocalDate> reader;

  DateFormat(String example, Function<String, LocalDate> reader) {
    this.example = example;
    this.reader = reader;
  }

  /** Reads a day; empty if the text has another format. */
  Optional<LocalDate> read(String text) {
    try {
      return Optional.of(reader.apply(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A day in this format. */
  String example() {
    return example;
  }

  private static LocalDate beforeTime(String text) {
    int end = Math.min(ISO_LENGTH, text.length());
    requireFormat(end == text.length() || TIME.matcher(text.substring(end)).matches());
    return LocalDate.parse(text.substring(0, end));
  }

  /** Reads three parts, given the places of year, month and day. Months may be English names. */
  private static LocalDate ordered(String text, int year, int month, int day) {
    String[] parts = SEPARATORS.split(text);
    requireFormat(
        parts.length == 3
            && YEAR.matcher(parts[year]).matches()
            && DAY_OR_MONTH.matcher(parts[day]).matches());
    return LocalDate.of(
        Integer.parseInt(parts[year]), month(parts[month]), Integer.parseInt(parts[day]));
  }

  private static int month(String text) {
    if (DAY_OR_MONTH.matcher(text).matches()) {
      return Integer.parseInt(text);
    }
    String name = text.toUpperCase(Locale.ROOT);
    return Stream.of(Month.values())
        .filter(month -> name.length() >= SHORTEST_NAME && month.name().startsWith(name))
        .findFirst()
        .map(Month::getValue)
        .orElseThrow(() -> new DateTimeException("No name of a month"));
  }

  private static void requireFormat(boolean satisfied) {
    if (!satisfied) {
      throw new DateTimeException("Another format");
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
