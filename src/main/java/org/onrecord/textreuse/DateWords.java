package org.onrecord.textreuse;

import java.util.Set;

/** Words that date a statement: months, weekdays, years, and days relative to today. */
final class DateWords {
  private static final Set<String> WORDS =
      Set.of(
          ("january february april june july august september october november december"
                  + " monday tuesday wednesday thursday friday saturday sunday"
                  + " yesterday today tomorrow tonight"
                  + " januar februar marz mai juni juli oktober dezember"
                  + " montag dienstag mittwoch donnerstag freitag samstag sonntag"
                  + " gestern heute"
                  + " janvier fevrier avril juin juillet aout septembre octobre novembre decembre"
                  + " lundi mardi mercredi jeudi vendredi samedi dimanche hier demain"
                  + " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
                  + " diciembre lunes martes miercoles jueves viernes sabado domingo ayer hoy")
              .split(" "));

  /** Months that are ordinary words in lower case. */
  private static final Set<String> CAPITALIZED = Set.of("may", "march");

  private DateWords() {}

  static boolean isDate(FoldedWords words, int i) {
    String word = words.word(i);
    return WORDS.contains(word)
        || CAPITALIZED.contains(word) && words.isName(i)
        || words.isNumber(i) && isYear(word);
  }

  /** Matches the years 1900 to 2099. */
  private static boolean isYear(String word) {
    return word.length() == 4
        && (word.startsWith("19") || word.startsWith("20"))
        && Character.isDigit(word.charAt(2))
        && Character.isDigit(word.charAt(3));
  }
}
