package org.onrecord.records.citation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name in a byline, split for citation styles that put the family name first.
 *
 * <p>Only a name that looks like that of a person is split: two to five capitalized words in Latin,
 * Greek, Cyrillic or Armenian script. A wrong split is worse than none, so all others are literal:
 * institutions, single names, and names in other scripts.
 *
 * @param family family name with its particles, such as "van der Berg"; null for a literal name
 * @param given given names or initials; null for a literal name
 * @param suffix such as "Jr."; null if there is none
 * @param literal the whole name if it is not split, otherwise null
 */
@RegisterForReflection
public record AuthorName(String family, String given, String suffix, String literal) {
  private static final int MAX_WORDS = 5;

  /** Number of capital letters up to which a word without small letters is an acronym. */
  private static final int LONGEST_ACRONYM = 5;

  private static final Pattern NAME_WORD =
      Pattern.compile(
          "[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsArmenian}\\p{M}]"
              + "[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsArmenian}\\p{M}'’ʼ.\\-‐‑]*");

  private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr|jr|sr)\\.?|II|III|IV");

  /** Words in lower case that begin a family name. */
  private static final Set<String> PARTICLES =
      words(
          "af al av ben bin bint da das de degli dei del della den der des di do dos du e el ibn la"
              + " las le lo los te ten ter van vom von y zu zum zur");

  /** Words that join two family names, such as "Ortega y Gasset". */
  private static final Set<String> CONJUNCTIONS = Set.of("y", "e");

  /** Words of the names of agencies, offices and departments. */
  private static final Set<String> INSTITUTIONS =
      words(
          "agence agencia agencies agency agentur and associated bureau board broadcasting center"
              + " centre committee company corporation correspondent correspondents council daily"
              + " department desk editor editorial editors foundation for gazette government group"
              + " herald inc institute international journal limited live ltd magazine media"
              + " ministry network news newspaper newsroom observatory of office online organisation"
              + " organization post press redacción rédaction redaktion reporter reporters reuters"
              + " service services staff team the times tribune university wire writer writers");

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /**
   * Splits the name of a person.
   *
   * @param name as in the byline
   * @param source name of the source, which can stand in its own byline; may be null
   */
  public static AuthorName of(String name, String source) {
    String text = name.strip().replaceAll("[\\s\\p{Z}]+", " ");
    if (text.equalsIgnoreCase(source)) {
      return literal(text);
    }
    List<String> parts = List.of(text.split(" ?, ?", -1));
    if (parts.size() == 1) {
      return inGivenOrder(text);
    }
    if (parts.size() == 2 && SUFFIX.matcher(parts.get(1)).matches()) {
      AuthorName person = inGivenOrder(parts.get(0));
      return person.isLiteral()
          ? literal(text)
          : new AuthorName(person.family, person.given, parts.get(1), null);
    }
    return parts.size() == 2 && isPerson(parts.get(1) + " " + parts.get(0))
        ? new AuthorName(parts.get(0), parts.get(1), null, null)
        : literal(text);
  }

  private static AuthorName literal(String text) {
    return new AuthorName(null, null, null, text);
  }

  boolean isLiteral() {
    return literal != null;
  }

  private static AuthorName inGivenOrder(String text) {
    if (!isPerson(text)) {
      return literal(text);
    }
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    String last = words.get(words.size() - 1);
    String suffix = SUFFIX.matcher(last).matches() && words.size() > 2 ? last : null;
    if (suffix != null) {
      words.remove(words.size() - 1);
    }
    int family = words.size() - 1;
    while (family > 1 && isParticle(words.get(family - 1))) {
      family--;
    }
    if (family > 1 && CONJUNCTIONS.contains(words.get(family))) {
      family--;
    }
    return new AuthorName(
        String.join(" ", words.subList(family, words.size())),
        String.join(" ", words.subList(0, family)),
        suffix,
        null);
  }

  /** True for a particle, which can be capitalized: "Robert De Niro", but not "John E Smith". */
  private static boolean isParticle(String word) {
    return PARTICLES.contains(word)
        || word.length() > 1 && PARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isPerson(String text) {
    String[] words = text.split(" ");
    return words.length >= 2
        && words.length <= MAX_WORDS
        && !PARTICLES.contains(words[0])
        && Arrays.stream(words).allMatch(AuthorName::isInName)
        && Arrays.stream(words).anyMatch(AuthorName::hasSmallLetter);
  }

  private static boolean isInName(String word) {
    boolean capitalized = Character.isUpperCase(word.codePointAt(0));
    return NAME_WORD.matcher(word).matches()
        && (capitalized || PARTICLES.contains(word) || word.matches("\\p{Ll}{1,2}['’]\\p{Lu}.*"))
        && !INSTITUTIONS.contains(word.toLowerCase(Locale.ROOT))
        && (hasSmallLetter(word) || !isAcronym(word));
  }

  private static boolean hasSmallLetter(String word) {
    return word.codePoints().anyMatch(Character::isLowerCase);
  }

  /** True for capitals such as "AFP", but not for an initial, "J.R.R." or "III". */
  private static boolean isAcronym(String word) {
    return word.length() > 1
        && word.length() <= LONGEST_ACRONYM
        && word.indexOf('.') < 0
        && !SUFFIX.matcher(word).matches();
  }
}
