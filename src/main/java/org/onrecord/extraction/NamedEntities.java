package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups the names of a text into entities: first names of several words, then the surnames, given
 * names and acronyms that abbreviate them, in any order of appearance.
 */
final class NamedEntities {
  private static final int MAX_ROLES = 24;
  private static final Set<String> PLACE_PREPOSITIONS = WordClass.of("placing");

  private final WordTraits traits;
  private final Words words;
  private final NamedPersons persons;
  private final NamedNonPersons others;

  NamedEntities(WordTraits traits) {
    this.traits = traits;
    words = traits.words;
    persons = new NamedPersons(traits);
    others = new NamedNonPersons(traits);
  }

  void gather(List<Phrase> phrases) {
    List<Phrase> names =
        phrases.stream().filter(phrase -> phrase.form == MentionForm.NAME).toList();
    withdrawGuesses(names);
    Map<String, Integer> evidence = personEvidence(names);
    for (Phrase name : names) {
      if (isFullName(name)) {
        join(name, persons.of(name, parts(name)));
      }
    }
    for (Phrase name : names) {
      if (name.entity == null && name.kind != EntityKind.PERSON && parts(name).size() > 1) {
        join(name, others.of(name, parts(name)));
      }
    }
    for (Phrase name : names) {
      if (name.entity == null) {
        join(name, resolveShort(name, evidence));
      } else if (isFullName(name)) {
        name.entity.weight++;
      }
      name.entity.last = name.head;
    }
  }

  /**
   * Withdraws the guess that a name is a person's: "the right-wing Forza Italia" has an article,
   * "Trump Taj Mahal" starts with a person's surname.
   */
  private void withdrawGuesses(List<Phrase> names) {
    Set<String> ambiguous = new HashSet<>();
    Set<String> surnames = new HashSet<>();
    for (Phrase name : names) {
      if (name.kind == null && name.name.length() > 1) {
        ambiguous.add(String.join(" ", parts(name)));
      } else if (isFullName(name) && isCertain(name)) {
        surnames.add(Lexicon.normalized(words.lower(name.head)));
      }
    }
    for (Phrase name : names) {
      if (isFullName(name) && !isCertain(name)) {
        List<String> parts = parts(name);
        boolean startsWithSurname = surnames.contains(parts.get(0));
        name.kind =
            startsWithSurname || ambiguous.contains(String.join(" ", parts)) ? null : name.kind;
      }
    }
  }

  private static boolean isCertain(Phrase name) {
    return name.name.known() || name.role != null;
  }

  private boolean isFullName(Phrase name) {
    return name.kind == EntityKind.PERSON && parts(name).size() > 1;
  }

  /** The words of a name, normalized, without suffixes and punctuation. */
  private List<String> parts(Phrase name) {
    List<String> parts = new ArrayList<>();
    for (int i = name.name.first(); i < name.name.end(); i++) {
      if (traits.isWord(i) && !traits.is(i, Lexicon.SUFFIX)) {
        parts.add(Lexicon.normalized(words.lower(i)));
      }
    }
    return parts;
  }

  /** The evidence for (positive) or against each unknown one-word name being a person. */
  private Map<String, Integer> personEvidence(List<Phrase> names) {
    Map<String, Integer> evidence = new HashMap<>();
    for (Phrase name : names) {
      List<String> parts = parts(name);
      if (parts.size() == 1) {
        evidence.merge(parts.get(0), personEvidence(name), Integer::sum);
      }
    }
    return evidence;
  }

  private int personEvidence(Phrase name) {
    if (name.kind == EntityKind.PERSON && name.name.known() || name.role != null) {
      return 5;
    }
    String before = words.lower(name.first - 1);
    int sum = name.speaker ? 2 : traits.verb(name.end) ? 1 : 0;
    sum += words.lower(name.end).equals(",") && words.lower(name.end + 1).equals("who") ? 3 : 0;
    sum -= words.lower(name.first).equals("the") ? 3 : 0;
    sum -= PLACE_PREPOSITIONS.contains(before) ? 2 : 0;
    return sum + pronounEvidence(name);
  }

  /** The evidence of the first pronoun in the clause, personal or not: "Volkswagen said it". */
  private int pronounEvidence(Phrase name) {
    for (int i = name.end; i < name.end + 6 && traits.sameSentence(name.head, i); i++) {
      switch (words.lower(i)) {
        case "it", "its" -> {
          return -3;
        }
        case "he", "she", "his", "her" -> {
          return 3;
        }
        default -> {}
      }
    }
    return 0;
  }

  /** The entity of a one-word name or abbreviation. */
  private EntityBuilder resolveShort(Phrase name, Map<String, Integer> evidence) {
    List<String> parts = parts(name);
    if (parts.isEmpty()) {
      parts = List.of(words.lower(name.head));
    }
    boolean person = name.kind == EntityKind.PERSON;
    boolean unknown = name.kind == null && !name.name.known();
    EntityBuilder known =
        person || unknown ? persons.namesake(name, parts.get(parts.size() - 1)) : null;
    known = known == null ? others.shortened(name, parts) : known;
    if (known != null) {
      return known;
    }
    int score = evidence.getOrDefault(String.join(" ", parts), 0);
    return person || unknown && score > 0 ? persons.add(parts) : others.add(name, parts);
  }

  private void join(Phrase name, EntityBuilder entity) {
    name.entity = entity;
    if (entity.kind == null) {
      entity.kind = name.kind;
    }
    if (name.gender != Gender.UNKNOWN && entity.gender == Gender.UNKNOWN && entity.person()) {
      entity.gender = name.gender;
    }
    if (name.role != null && entity.person() && entity.roles.size() < MAX_ROLES) {
      entity.roles.add(name.role);
      if (name.furtherRole != null) {
        entity.roles.add(name.furtherRole);
      }
    }
    List<String> parts = parts(name);
    if (titledMedium(name) && parts.equals(entity.words)) {
      entity.name = printed(name);
    }
    boolean longer =
        parts.size() > entity.words.size()
            && (!entity.person() || persons.isFullerName(parts, entity.words, name));
    if (entity.name == null || longer) {
      entity.name = printed(name);
      entity.words = parts.isEmpty() ? List.of(words.lower(name.head)) : parts;
      if (entity.person()) {
        persons.index(entity, entity.words);
      }
    }
  }

  private String printed(Phrase name) {
    int first = titledMedium(name) ? name.first : name.name.first();
    return words.text.substring(words.start(first), words.end(name.name.end() - 1));
  }

  /** Matches "The Washington Post": the capitalized article is part of the name. */
  private boolean titledMedium(Phrase name) {
    int article = name.name.first() - 1;
    return name.kind == EntityKind.MEDIA
        && words.word(article).equals("The")
        && !traits.opensSentence(article)
        && name.first == article;
  }
}
