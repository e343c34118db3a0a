package org.onrecord.extraction;

import java.util.List;
import java.util.Locale;

/** Titles and given names in the names of persons. */
public final class PersonNames {
  private static final int TITLE = Lexicon.TITLE | Lexicon.HONORIFIC | Lexicon.ROLE;

  private PersonNames() {}

  /** Returns whether a word, in any case, stands before names: "Ms", "Minister", "Dr.". */
  public static boolean isTitle(String word) {
    return (bits(word) & TITLE) != 0;
  }

  /** Returns whether a word, in any case, is an English word other than a name. */
  public static boolean isOrdinary(String word) {
    return (bits(word) & ~(Lexicon.GIVEN | Lexicon.MALE | Lexicon.FEMALE)) != 0;
  }

  /** Returns whether a word, in any case, is listed as a given name. */
  public static boolean isGivenName(String word) {
    return (bits(word) & Lexicon.GIVEN) != 0;
  }

  /**
   * Returns whether a mention as printed, such as "Mr. Moor" or "she", cannot refer to the person
   * with a full name. A given name that is not listed excludes nothing.
   */
  public static boolean differInGender(String printed, String fullName) {
    List<String> words = words(printed);
    Gender given = Gender.of(bits(words(fullName).get(0)));
    return words.size() == 1
        ? !pronounGender(words.get(0)).fits(given)
        : words.subList(0, words.size() - 1).stream()
            .filter(PersonNames::isTitle)
            .anyMatch(title -> !Gender.of(bits(title)).fits(given));
  }

  private static Gender pronounGender(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "he", "him", "his" -> Gender.MALE;
      case "she", "her" -> Gender.FEMALE;
      default -> Gender.UNKNOWN;
    };
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static int bits(String word) {
    return Lexicon.word(Lexicon.normalized(word.toLowerCase(Locale.ROOT)));
  }
}
