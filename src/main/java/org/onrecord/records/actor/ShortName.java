package org.onrecord.records.actor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.extraction.PersonNames;
import org.onrecord.textreuse.CharacterFolding;

/**
 * A surname or an acronym, which may abbreviate a fuller name. Case and diacritics of surnames do
 * not count; an acronym is in capitals, since "who" is not "WHO".
 *
 * @param words the folded words of a surname, such as "van der berg"; empty for an acronym
 * @param acronym in lower case, without periods; null for a surname
 */
record ShortName(List<String> words, String acronym) {
  private static final Set<String> PARTICLES =
      Set.of(
          ("al bin ibn da das de del della den der di do dos du el la las le los van von vom zu zur ten ter"
                  + " af av")
              .split(" "));

  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");

  private static final Set<String> UNSTRESSED =
      Set.of(
          "of the for and in on to at by de la le les du des del der die das und et y e & a"
              .split(" "));

  private static final int MAX_ACRONYM = 8;

  /** The short name in a reference; empty if it is a full name. */
  static Optional<ShortName> of(ActorReferenceInput reference) {
    Optional<String> acronym = acronym(reference.name());
    if (acronym.isPresent() && reference.kind() != ActorKind.PERSON) {
      return Optional.of(new ShortName(List.of(), acronym.get()));
    }
    boolean mayBePerson = reference.kind() == null || reference.kind() == ActorKind.PERSON;
    List<String> words = withoutTitles(words(reference.name()));
    boolean surname =
        words.size() == 1 || words.size() > 1 && PARTICLES.contains(words.get(0).replace("'", ""));
    return mayBePerson && surname ? Optional.of(new ShortName(words, null)) : Optional.empty();
  }

  /** True if an actor with this name may be meant. */
  boolean abbreviates(String fullName, ActorKind kind) {
    boolean person = kind == ActorKind.PERSON;
    if (acronym != null) {
      return !person && initials(fullName).contains(acronym);
    }
    return person && isSurnameOf(words(fullName));
  }

  private boolean isSurnameOf(List<String> full) {
    int from = full.size() - words.size();
    return from > 0
        && full.subList(from, full.size()).equals(words)
        && !PARTICLES.contains(full.get(from - 1));
  }

  /** A sentence that says why the name as printed is linked to an actor. */
  String reason(String printed, ActorReference actor, String because) {
    return "“%s” is the %s of %s, %s."
        .formatted(printed, acronym == null ? "surname" : "acronym", actor.name(), because);
  }

  /** The key that the database derives from full names, too: the last word, or the acronym. */
  String key() {
    return acronym == null ? words.get(words.size() - 1) : acronym;
  }

  /** True for a word that stands in lower case within names. */
  static boolean isUnstressed(String word) {
    return UNSTRESSED.contains(word) || PARTICLES.contains(word);
  }

  /** The folded words of a name, without commas, periods, possessives and generations. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String printed : name.strip().split("[\\s,]+")) {
      String word = CharacterFolding.fold(printed).replace('’', '\'').replaceAll("'s$|\\.", "");
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    boolean generation = words.size() > 1 && GENERATIONS.contains(words.get(words.size() - 1));
    return generation ? words.subList(0, words.size() - 1) : words;
  }

  private static List<String> withoutTitles(List<String> words) {
    int first = 0;
    while (first < words.size() - 1 && PersonNames.isTitle(words.get(first))) {
      first++;
    }
    return words.subList(first, words.size());
  }

  /** Matches "NATO", "the WHO" and "U.N.". */
  private static Optional<String> acronym(String name) {
    String letters = name.strip().replaceFirst("(?i)^the\\s+", "").replaceAll("['’]s$|\\.", "");
    boolean capitals =
        letters.length() > 1
            && letters.length() <= MAX_ACRONYM
            && letters.chars().allMatch(Character::isUpperCase);
    return capitals ? Optional.of(CharacterFolding.fold(letters)) : Optional.empty();
  }

  /** The initials of a name of several words, with and without unstressed words. */
  private static Set<String> initials(String name) {
    StringBuilder all = new StringBuilder();
    StringBuilder stressed = new StringBuilder();
    for (String word : CharacterFolding.fold(name).split("[\\s,/-]+")) {
      if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
        all.append(word.charAt(0));
        stressed.append(UNSTRESSED.contains(word) ? "" : word.substring(0, 1));
      }
    }
    return all.length() < 2
        ? Set.of()
        : new HashSet<>(List.of(all.toString(), stressed.toString()));
  }
}
