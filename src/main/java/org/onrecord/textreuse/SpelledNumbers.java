package org.onrecord.textreuse;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes numbers in one notation: "twenty-one" is "21", "1,000" and "1.000" are "1000", "2.5
 * million" is "2500000", "$5" and "five dollars" are "5 dollar", "first" and "1st" are "1th". Reads
 * number words in English, German, French and Spanish.
 */
final class SpelledNumbers {
  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("$dollar", "dollar"),
          Map.entry("dollar", "dollar"),
          Map.entry("dollars", "dollar"),
          Map.entry("$euro", "euro"),
          Map.entry("euro", "euro"),
          Map.entry("euros", "euro"),
          Map.entry("$pound", "pound"),
          Map.entry("pounds", "pound"),
          Map.entry("$yen", "yen"),
          Map.entry("yen", "yen"));

  private static final Map<String, Integer> SUFFIXES =
      Map.of("bn", 9, "mn", 6, "tn", 12, "m", 6, "b", 9, "k", 3);

  /** A HashSet finds sooner than others that it lacks a word. */
  private static final Set<String> PER = new HashSet<>(List.of("per", "pour", "por"));

  private static final Set<String> CENT = Set.of("cent", "ciento");

  private final NumberWords numerals;

  SpelledNumbers(WordLanguage language) {
    numerals = NumberWords.of(language.tag());
  }

  /** Replaces each number, with its currency, by one word. */
  ScannedWords merge(ScannedWords words) {
    ScannedWords merged = new ScannedWords();
    int i = 0;
    while (i < words.count()) {
      i = number(words, i, merged);
    }
    return merged;
  }

  /** Appends the number or the word at i, and returns the index after it. */
  private int number(ScannedWords words, int i, ScannedWords merged) {
    boolean symbol = words.word(i).startsWith("$");
    int from = symbol && i + 1 < words.count() ? i + 1 : i;
    SpelledNumber number = SpelledNumber.read(words, from, numerals);
    if (number == null) {
      return word(words, i, merged);
    }
    String value = symbol ? abbreviated(number.value(), true) : abbreviated(number.value(), false);
    String currency = symbol ? CURRENCIES.get(words.word(i)) : null;
    int to = number.end();
    if (currency == null && to < words.count() && !words.has(to, FoldedWords.AFTER_MARK)) {
      currency = CURRENCIES.get(words.word(to));
      to += currency == null ? 0 : 1;
    }
    merged.add(
        currency == null ? value : value + " " + currency,
        words.start(i),
        words.end(to - 1),
        words.traits(i) | FoldedWords.NUMBER);
    return to;
  }

  private static int word(ScannedWords words, int i, ScannedWords merged) {
    String word = words.word(i);
    boolean percent = PER.contains(word) && CENT.contains(words.word(i + 1));
    if (percent || word.equals("prozent")) {
      int to = percent ? i + 2 : i + 1;
      merged.add("percent", words.start(i), words.end(to - 1), words.traits(i));
      return to;
    }
    boolean symbol = word.startsWith("$");
    merged.add(symbol ? word.substring(1) : word, words.start(i), words.end(i), words.traits(i));
    return i + 1;
  }

  /** Expands "5bn", and "5m" or "5k" in an amount of money. */
  private static String abbreviated(String value, boolean money) {
    int digits = value.length();
    while (digits > 0 && Character.isLetter(value.charAt(digits - 1))) {
      digits--;
    }
    String suffix = value.substring(digits);
    Integer power = SUFFIXES.get(suffix);
    if (power == null || suffix.length() < 2 && !money || digits == 0 || digits > 20) {
      return value;
    }
    String number = value.substring(0, digits);
    return number.matches("\\d+(\\.\\d+)?") ? scaled(number, power) : value;
  }

  static String scaled(String decimal, int power) {
    return new BigDecimal(decimal).scaleByPowerOfTen(power).stripTrailingZeros().toPlainString();
  }

  /** Normalizes a word that begins with a digit: "1,000", "1.000" and "1'000" to "1000". */
  static String digits(String word) {
    int ordinal = ordinalStart(word);
    if (ordinal > 0) {
      return digits(word.substring(0, ordinal)) + "th";
    }
    if (word.indexOf(',') < 0 && word.indexOf('.') < 0) {
      return word;
    }
    StringBuilder number = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != ',' && c != '.') {
        number.append(c);
      } else if (!startsGroup(word, i)) {
        number.append('.');
      }
    }
    return number.toString();
  }

  /** Returns whether exactly three digits follow a mark, as in thousands. */
  private static boolean startsGroup(String word, int mark) {
    int to = mark + 1;
    while (to < word.length() && to <= mark + 4 && Character.isDigit(word.charAt(to))) {
      to++;
    }
    boolean afterZero = mark == 1 && word.charAt(0) == '0';
    return to == mark + 4 && !afterZero;
  }

  private static int ordinalStart(String word) {
    int at = word.length() - 2;
    boolean ordinal =
        at > 0
            && Character.isDigit(word.charAt(at - 1))
            && (word.endsWith("th")
                || word.endsWith("st")
                || word.endsWith("nd")
                || word.endsWith("rd"));
    return ordinal ? at : -1;
  }
}
