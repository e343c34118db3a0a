package org.onrecord.reading.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014-09-15 | 2014-09-15
          2014-09-15T23:30:00-05:00 | 2014-09-15
          2014-09-15T00:10:00+14:00 | 2014-09-15
          2014/09/15 | 2014-09-15
          2014.9.5 | 2014-09-05
          20140915 | 2014-09-15
          20140915103000 | 2014-09-15
          20140915T1030Z | 2014-09-15
          Mon, 15 Sep 2014 10:30:00 GMT | 2014-09-15
          Monday, 15 Sep 2014 10:30 GMT | 2014-09-15
          15Sep14 | 2014-09-15
          15sep2014 | 2014-09-15
          15SEP14 | 2014-09-15
          5ene15 | 2015-01-05
          15 Sep 14 | 2014-09-15
          15-Sep-14 | 2014-09-15
          15 Sep '14 | 2014-09-15
          15 September 2014 | 2014-09-15
          15th September, 2014 | 2014-09-15
          3rd of May, 2013 | 2013-05-03
          15. September 2014 | 2014-09-15
          September 15, 2014 | 2014-09-15
          Sept. 15, 2014 | 2014-09-15
          Sep 15 2014 | 2014-09-15
          Sept. 15, ’14 | 2014-09-15
          May 1st, 2014 | 2014-05-01
          Updated 8:10 PM UTC, October 9, 2025 | 2025-10-09
          15 de septiembre de 2014 | 2014-09-15
          15 de setiembre del 2014 | 2014-09-15
          15 SEPTIEMBRE 2014 | 2014-09-15
          1º de enero de 2014 | 2014-01-01
          septiembre 15 de 2014 | 2014-09-15
          Lunes, 15 sept. 2014 - 10:30 CET | 2014-09-15
          15 set 2014 | 2014-09-15
          7 abr 2014 | 2014-04-07
          7 ago. 2014 | 2014-08-07
          24 dic 2014 | 2014-12-24
          28 febrero de 14 | 2014-02-28
          15.09.2014 | 2014-09-15
          03.04.2014 | 2014-04-03
          15/09/2014 | 2014-09-15
          9/15/2014 | 2014-09-15
          9/15/14 | 2014-09-15
          5/5/2014 | 2014-05-05
          29Feb04 | 2004-02-29
          """)
  void parses_printed_dates(String printed, LocalDate day) {
    assertEquals(Optional.of(day), new DateParser(TODAY, "").first(printed));
    assertEquals(
        Optional.of(day), new DateParser(TODAY, "").first("PARIS, " + printed + " — They met."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2014",
        "September 2014",
        "15 September",
        "15 September 10:30",
        "15 September 20 people met",
        "31 April 2014",
        "29Feb14",
        "2014-13-01",
        "0000-01-01",
        "32/13/2014",
        "12345678901234",
        "3 Mayors 2014",
        "Decemberist 3, 2014",
        "99999999999999999999-01-01",
        "1/2/3/4"
      })
  void ignores_what_is_not_a_date(String printed) {
    assertEquals(Optional.empty(), new DateParser(TODAY, "en-US").first(printed));
  }

  @ParameterizedTest
  @CsvSource({
    "24Nov26,2026-11-24",
    "25Nov26,2026-11-25",
    "26Nov26,1926-11-26",
    "15Sep99,1999-09-15",
    "01Jan27,1927-01-01",
    "01Jan00,2000-01-01"
  })
  void a_two_digit_year_is_at_most_one_day_ahead(String printed, LocalDate day) {
    assertEquals(Optional.of(day), new DateParser(TODAY, "").first(printed));
  }

  @ParameterizedTest
  @CsvSource({
    "en-US,2014-03-04",
    "en-us,2014-03-04",
    "en-GB,2014-04-03",
    "es,2014-04-03",
    "es-MX,2014-04-03",
    "fr,2014-04-03",
    "en,",
    "'',"
  })
  void the_language_decides_the_order_of_day_and_month(String language, LocalDate day) {
    assertEquals(Optional.ofNullable(day), new DateParser(TODAY, language).first("03/04/2014"));
  }

  @Test
  void finds_all_dates_in_order() {
    List<DateParser.Found> found =
        new DateParser(TODAY, "")
            .findAll("Made 17Sep14 of what was printed on September 15, 2014.");
    assertEquals(
        List.of(
            new DateParser.Found(LocalDate.of(2014, 9, 17), 5, 12),
            new DateParser.Found(LocalDate.of(2014, 9, 15), 36, 54)),
        found);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/2014/09/15/x.html,2014-09-15",
    "https://a.example/news/2014-9-5/x,2014-09-05",
    "https://a.example/2014/x,",
    "https://a.example/x-20140915,"
  })
  void finds_the_date_in_a_url_path(String url, LocalDate day) {
    assertEquals(
        Optional.ofNullable(day),
        DateParser.inUrlPath(url).flatMap(new DateParser(TODAY, "")::first));
  }
}
