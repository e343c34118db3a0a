package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO|2025-03-08",
        "ISO| 2025-03-08 ",
        "ISO_DATE_TIME|2025-03-08",
        "ISO_DATE_TIME|2025-03-08T23:30:00Z",
        "ISO_DATE_TIME|2025-03-08 00:00:00",
        "ISO_DATE_TIME|2025-03-08T01:30:00.123456+05:30",
        "ISO_DATE_TIME|2025-03-08 01:30 UTC",
        "DMY|8.3.2025",
        "DMY|08/03/2025",
        "DMY|08-03-2025",
        "DMY|8. March 2025",
        "DMY|8-MAR-2025",
        "MDY|3/8/2025",
        "MDY|March 8, 2025",
        "MDY|mar 8 2025",
        "YMD|2025/3/8",
        "YMD|2025.03.08",
        "RFC1123|Sat, 8 Mar 2025 09:30:00 GMT",
        "RFC1123|Sat, 08 Mar 2025 23:30:00 -0500",
      })
  void reads_a_day_in_its_format(DateFormat format, String text) {
    assertEquals(Optional.of(DAY), format.read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO|8.3.2025",
        "ISO|2025-3-8",
        "ISO|2025-02-30",
        "ISO|2025-03-08T00:00:00",
        "ISO_DATE_TIME|2025-03-08 noon",
        "ISO_DATE_TIME|2025-03",
        "DMY|2025-03-08",
        "DMY|3/18/2025",
        "DMY|8.3.25",
        "DMY|8.3",
        "DMY|8 Ma 2025",
        "DMY|8 März 2025",
        "DMY|٨.٣.٢٠٢٥",
        "DMY|31.4.2025",
        "MDY|18/3/2025",
        "YMD|20250308",
        "RFC1123|2025-03-08",
        "RFC1123|Sun, 8 Mar 2025 09:30:00 GMT",
      })
  void refuses_a_text_in_another_format(DateFormat format, String text) {
    assertEquals(Optional.empty(), format.read(text));
  }

  @Test
  void the_example_of_each_format_has_that_format() {
    Stream.of(DateFormat.values())
        .forEach(
            format ->
                assertEquals(
                    Optional.of(LocalDate.of(2025, 3, 18)), format.read(format.example())));
  }
}
