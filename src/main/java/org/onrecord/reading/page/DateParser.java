package org.onrecord.reading.page;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates as pages print them, in English, Spanish and ISO 8601. No time zone conversion takes
 * place: the result is the printed day.
 *
 * <p>Two-digit years are in the 21st century, unless the date would be more than one day ahead;
 * then in the 20th. {@code 03/04/2014} is read by the language of the page: month first in {@code
 * en-US}, day first in other regions and languages; it is skipped for plain {@code en}.
 */
final class DateParser {
  private static final String NO_DIGIT_BEFORE = "(?<!\\d)";
  private static final String NO_DIGIT_AFTER = "(?!\\d)";
  private static final String MONTH = "(?<!\\p{L})(" + Months.PATTERN + ")(?!\\p{L})";
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|º|\\.)?";

  private static final Pattern URL_PATH =
      Pattern.compile("[/-]((?:19|20)\\d\\d)([/-])(\\d\\d?)\\2(\\d\\d?)(?=[/-])");

  /** A date in a text, and its position there. */
  record Found(LocalDate day, int start, int end) {}

  /** A date format: its pattern, and the conversion of a match. */
  private record Form(Pattern pattern, Function<MatchResult, Optional<LocalDate>> day) {
    Form(String pattern, Function<MatchResult, Optional<LocalDate>> day) {
      this(Pattern.compile(NO_DIGIT_BEFORE + pattern + NO_DIGIT_AFTER, CASE_INSENSITIVE), day);
    }
  }

  private final LocalDate today;
  private final String language;
  private final List<Form> forms =
      List.of(
          // 2014-09-15T10:30:00Z, 2014/09/15, 2014.9.15
          new Form(
              "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})",
              m -> day(m.group(1), m.group(3), m.group(4))),
          // 20140915, 20140915103000
          new Form(
              "((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?\\d{4}(?:\\d\\d)?)?",
              m -> day(m.group(1), m.group(2), m.group(3))),
          // 15 September 2014, 15Sep2014, 15 de septiembre de 2014, 15th of September, 2014
          new Form(
              DAY + "[\\s-]*(?:(?:de|of)\\s+)?" + MONTH + "\\.?,?[\\s-]*(?:del?\\s+)?(\\d{4})",
              m -> withMonthName(m.group(3), m.group(2), m.group(1))),
          // 15Sep14, 15-sep-14, 15 Sep'14
          new Form(
              DAY + "[\\s-]*" + MONTH + "\\.?(?:-|\\s*['’])?(\\d{2})(?!:)",
              m -> withMonthName(m.group(3), m.group(2), m.group(1))),
          // 15 Sep 14, 15 de septiembre de 14; but not 15 September 10:30, nor 15 September 20
          // people
          new Form(
              DAY + "\\s+(?:de\\s+)?" + MONTH + "\\.?,?\\s+(?:del?\\s+)?(\\d{2})(?!:|\\s*\\p{L})",
              m -> withMonthName(m.group(3), m.group(2), m.group(1))),
          // September 15, 2014; Sept. 15, '14; septiembre 15 de 2014
          new Form(
              MONTH
                  + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(?:del?\\s+)?(\\d{4}|['’]\\d{2})",
              m -> withMonthName(m.group(3), m.group(1), m.group(2))),
          // 15/09/2014, 9/15/14, 15-09-2014, 15.09.2014
          new Form(
              "(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})",
              m -> numeric(m.group(2), m.group(1), m.group(3), m.group(4))));

  /**
   * @param today the day of reading, for two-digit years
   * @param language the BCP 47 tag of the page; empty if unknown
   */
  DateParser(LocalDate today, String language) {
    this.today = today;
    this.language = language.toLowerCase(Locale.ROOT);
  }

  /** The date in the path of a URL, such as {@code /2014/09/15/}. */
  static Optional<String> inUrlPath(String url) {
    Matcher day = URL_PATH.matcher(url);
    return day.find()
        ? Optional.of(day.group(1) + "-" + day.group(3) + "-" + day.group(4))
        : Optional.empty();
  }

  /** The first date in a text. */
  Optional<LocalDate> first(String text) {
    return findAll(text).stream().findFirst().map(Found::day);
  }

  /** All dates in a text, in order. Of overlapping matches the one that starts first wins. */
  List<Found> findAll(String text) {
    List<Found> found = new ArrayList<>();
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        form.day()
            .apply(matcher)
            .ifPresent(day -> found.add(new Found(day, matcher.start(), matcher.end())));
      }
    }
    found.sort(Comparator.comparing(Found::start));
    List<Found> distinct = new ArrayList<>();
    int end = 0;
    for (Found one : found) {
      if (one.start() >= end) {
        distinct.add(one);
        end = one.end();
      }
    }
    return distinct;
  }

  private Optional<LocalDate> withMonthName(String year, String month, String day) {
    return day(year, String.valueOf(Months.number(month)), day);
  }

  private Optional<LocalDate> numeric(String separator, String first, String second, String year) {
    int one = Integer.parseInt(first);
    int other = Integer.parseInt(second);
    boolean dayFirst = separator.equals(".") || one > 12 || one == other;
    boolean monthFirst = !dayFirst && other > 12;
    if (!dayFirst && !monthFirst) {
      monthFirst = language.startsWith("en-us");
      dayFirst = !monthFirst && !language.isEmpty() && !language.equals("en");
    }
    if (dayFirst) {
      return day(year, second, first);
    }
    return monthFirst ? day(year, first, second) : Optional.empty();
  }

  private Optional<LocalDate> day(String year, String month, String day) {
    try {
      int printed = Integer.parseInt(year.replaceAll("\\D", ""));
      boolean fourDigits = year.length() == 4;
      LocalDate read =
          LocalDate.of(
              fourDigits ? printed : 2000 + printed,
              Integer.parseInt(month),
              Integer.parseInt(day));
      boolean ahead = !fourDigits && read.isAfter(today.plusDays(1));
      return printed == 0 && fourDigits
          ? Optional.empty()
          : Optional.of(ahead ? read.minusYears(100) : read);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
