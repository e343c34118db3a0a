package org.onrecord.textreuse.verification;

import java.util.Set;
import org.onrecord.textreuse.FoldedWords;

/** Words that belong to a number: units, and signs in words. */
final class MeasureWords {
  private static final Set<String> SIGNS = Set.of("minus", "negative", "moins", "menos", "meno");

  private static final Set<String> UNITS =
      Set.of(
          ("percent percentage percents point points hundred thousand million billion trillion dozen degree degrees"
                  + " dollar dollars euro euros pound pounds yen cent cents second seconds minute minutes hour hours day"
                  + " days week weeks month months year years decade decades mile miles kilometer kilometers kilometre"
                  + " kilometres meter meters metre metres foot feet ton tons tonne tonnes prozent prozentpunkte"
                  + " millionen milliarden grad millones millions milliards pourcent")
              .split(" "));

  private MeasureWords() {}

  /** Returns whether a word is a unit after a number. */
  static boolean isUnit(FoldedWords words, int i) {
    return i > 0 && i < words.count() && words.isNumber(i - 1) && UNITS.contains(words.word(i));
  }

  /** Returns whether a word is a sign before a number. */
  static boolean isSign(FoldedWords words, int i) {
    return i >= 0
        && i + 1 < words.count()
        && words.isNumber(i + 1)
        && SIGNS.contains(words.word(i));
  }
}
