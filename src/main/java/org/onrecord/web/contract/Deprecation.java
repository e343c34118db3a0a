package org.onrecord.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The deprecation of an operation of the contract.
 *
 * @param since the first day, 1970-01-01 if the contract gives none
 * @param sunset the first day on which the operation may be removed, if known
 */
record Deprecation(LocalDate since, Optional<LocalDate> sunset) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  static Optional<Deprecation> of(JsonNode operation) {
    return operation.path("deprecated").asBoolean()
        ? Optional.of(
            new Deprecation(
                day(operation, "x-deprecated-since").orElse(LocalDate.EPOCH),
                day(operation, "x-sunset")))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(JsonNode operation, String member) {
    return Optional.ofNullable(operation.get(member)).map(day -> LocalDate.parse(day.asText()));
  }

  /** The value of the {@code Deprecation} header (RFC 9745). */
  String deprecationHeader() {
    return "@" + since.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** The value of the {@code Sunset} header (RFC 8594). */
  Optional<String> sunsetHeader() {
    return sunset.map(day -> HTTP_DATE.format(day.atStartOfDay()));
  }
}
