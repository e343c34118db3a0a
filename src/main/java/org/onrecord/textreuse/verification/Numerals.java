package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in digits, in a normal form with sign, currency and percent sign: "–1,500.5 %" is
 * "-1500.5%". The language tells whether a comma separates thousands or decimals.
 */
final class Numerals {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<sign>[-−–±]?)(?<before>\\p{Sc}?)(?<sign2>[-−–±]?)"
              + "(?<value>\\p{Nd}++"
              + "(?:[.,'’:/]\\p{Nd}++|[ \\u00A0\\u202F]\\p{Nd}{3}(?!\\p{Nd}))*+)"
              + "(?<unit>[ \\u00A0\\u202F]?[%‰°\\p{Sc}])?+"
              + "|(?<other>\\p{No})");

  private static final Pattern PART = Pattern.compile("(?:^|[^\\p{Nd}])\\p{Nd}+");

  /** The languages with a point before decimals; all others have a comma. */
  private static final Set<String> DECIMAL_POINT =
      Set.of("en", "zh", "ja", "ko", "he", "hi", "th", "ar", "ur", "ga", "ms", "bn", "ta", "");

  private Numerals() {}

  /**
   * The numbers of a text in order.
   *
   * @param language a BCP 47 tag; null for the conventions of English
   */
  static List<String> of(String text, String language) {
    List<String> numbers = new ArrayList<>();
    char decimal = decimal(language);
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      if (matcher.group("other") != null) {
        numbers.add(matcher.group());
      } else {
        add(numbers, matcher, text, decimal);
      }
    }
    return numbers;
  }

  private static void add(List<String> numbers, Matcher number, String text, char decimal) {
    String unit = number.group("unit") == null ? "" : lastCharacter(number.group("unit"));
    String sign = isSigned(number, text) ? sign(number) : "";
    List<String> values = values(number.group("value"), decimal);
    for (int i = 0; i < values.size(); i++) {
      String before = i == 0 ? sign + number.group("before") : "";
      String after = i == values.size() - 1 ? unit : "";
      boolean currencyBehind = !after.isEmpty() && "%‰°".indexOf(after.charAt(0)) < 0;
      numbers.add(currencyBehind ? before + after + values.get(i) : before + values.get(i) + after);
    }
  }

  private static String sign(Matcher number) {
    String sign = number.group("sign") + number.group("sign2");
    return sign.isEmpty() ? "" : sign.startsWith("±") ? "±" : "-";
  }

  /** Returns whether a dash before a number is a sign, rather than one between two words. */
  private static boolean isSigned(Matcher number, String text) {
    int before = number.start() - 1;
    return number.group("sign").isEmpty()
        || before < 0
        || Character.isWhitespace(text.charAt(before))
        || Character.isSpaceChar(text.charAt(before))
        || "([{\"'“‘„«".indexOf(text.charAt(before)) >= 0;
  }

  /** Splits digits with separators into values. Blanks separate values unless they group digits. */
  private static List<String> values(String digits, char decimal) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    List<String> parts = PART.matcher(digits).results().map(part -> part.group()).toList();
    boolean grouped = isGrouped(parts, decimal);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      char separator = i == 0 ? 0 : part.charAt(0);
      if (i > 0 && grouped && separator != decimal) {
        value.append(ascii(part.substring(1)));
      } else if (i > 0 && isBlank(separator)) {
        values.add(value.toString());
        value = new StringBuilder(ascii(part.substring(1)));
      } else if (separator == decimal) {
        value.append('.').append(ascii(part.substring(1)));
      } else {
        value.append(ascii(part));
      }
    }
    values.add(value.toString());
    return values;
  }

  /**
   * Returns whether all separators but a last decimal one are the same and group thousands:
   * 1,234,567.8 or 1 234 567,8, and 12,34,567 in India.
   */
  private static boolean isGrouped(List<String> parts, char decimal) {
    int last = parts.size() - 1;
    int end = last > 0 && parts.get(last).charAt(0) == decimal ? last : last + 1;
    if (end < 2 || parts.get(0).length() > 3) {
      return false;
    }
    char separator = parts.get(1).charAt(0);
    for (int i = 1; i < end; i++) {
      int length = parts.get(i).length() - 1;
      boolean fits = length == 3 || length == 2 && i < end - 1 && separator == ',';
      if (parts.get(i).charAt(0) != separator || !fits) {
        return false;
      }
    }
    boolean plainBlank = separator == ' ' && decimal == '.';
    return separator != decimal && ":/".indexOf(separator) < 0 && !plainBlank;
  }

  private static boolean isBlank(char separator) {
    return separator == ' ' || separator == '\u00A0' || separator == '\u202F';
  }

  private static String ascii(String digits) {
    StringBuilder ascii = new StringBuilder();
    digits
        .codePoints()
        .forEach(
            c -> {
              int digit = Character.digit(c, 10);
              ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
            });
    return ascii.toString();
  }

  private static String lastCharacter(String unit) {
    return unit.substring(unit.offsetByCodePoints(unit.length(), -1));
  }

  private static char decimal(String language) {
    String subtag = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
    return DECIMAL_POINT.contains(subtag) ? '.' : ',';
  }
}
