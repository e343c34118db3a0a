package org.onrecord.textreuse;

import java.util.Set;

/** Words that tell a number without being one: "thousands", "a dozen", "twice". */
final class QuantityWords {
  private static final Set<String> WORDS =
      Set.of(
          ("dozen dozens hundreds thousands millions billions trillions half twice thrice double triple quarter"
                  + " percent dutzend hunderte hunderten tausende tausenden halfte doppelt"
                  + " dizaine douzaine centaine centaines milliers moitie"
                  + " docena docenas centenares cientos miles mitad doble")
              .split(" "));

  private QuantityWords() {}

  static boolean isQuantity(FoldedWords words, int i) {
    return WORDS.contains(words.word(i));
  }
}
