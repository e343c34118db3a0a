package org.onrecord.reading.page;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** English and Spanish names of months, in full and abbreviated, ignoring case. */
final class Months {
  private static final String[] NAMES = {
    "january jan enero ene",
    "february feb febrero",
    "march mar marzo",
    "april apr abril abr",
    "may mayo",
    "june jun junio",
    "july jul julio",
    "august aug agosto ago",
    "september sept sep septiembre setiembre set",
    "october oct octubre",
    "november nov noviembre",
    "december dec diciembre dic"
  };
  private static final Map<String, Integer> NUMBERS = numbers();

  /** Matches any name, longer ones first. */
  static final String PATTERN =
      NUMBERS.keySet().stream()
          .sorted(Comparator.comparing(String::length).reversed())
          .collect(joining("|"));

  private Months() {}

  /** The month with this name, from 1. */
  static int number(String name) {
    return NUMBERS.get(name.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < NAMES.length; i++) {
      for (String name : NAMES[i].split(" ")) {
        numbers.put(name, i + 1);
      }
    }
    return numbers;
  }
}
