package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the names of a text into entities: first those of several words, then the surnames, given
 * names and acronyms that stand for them, wherever in the text the full name is.
 */
final class NamedEntities {
  private static final int MOST_ROLES = 24;
  private static final Set<String> PLACING = WordClass.of("placing");

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
    doubt(names);
    Map<String, Integer> evidence = evidence(names);
    for (Phrase name : names) {
      if (full(name)) {
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
        join(name, shortened(name, evidence));
      } else if (full(name)) {
        name.entity.weight++;
      }
      name.entity.last = name.head;
    }
  }

  /**
   * Takes back that a name is a person's where it is only guessed: "the right-wing Forza Italia"
   * has an article, "Trump Taj Mahal" starts with the surname of a person.
   */
  private void doubt(List<Phrase> names) {
    Set<String> doubted = new HashSet<>();
    Set<String> surnames = new HashSet<>();
    for (Phrase name : names) {
      if (name.kind == null && name.name.length() > 1) {
        doubted.add(String.join(" ", parts(name)));
      } else if (full(name) && known(name)) {
        surnames.add(Lexicon.folded(words.lower(name.head)));
      }
    }
    for (Phrase name : names) {
      if (full(name) && !known(name)) {
        List<String> parts = parts(name);
        boolean owned = surnames.contains(parts.get(0));
        name.kind = owned || doubted.contains(String.join(" ", parts)) ? null : name.kind;
      }
    }
  }

  private static boolean known(Phrase name) {
    return name.name.known() || name.role != null;
  }

  private boolean full(Phrase name) {
    return name.kind == EntityKind.PERSON && parts(name).size() > 1;
  }

  /** The words of a name, folded, without suffixes and marks. */
  private List<String> parts(Phrase name) {
    List<String> parts = new ArrayList<>();
    for (int i = name.name.first(); i < name.name.end(); i++) {
      if (traits.isWord(i) && !traits.is(i, Lexicon.SUFFIX)) {
        parts.add(Lexicon.folded(words.lower(i)));
      }
    }
    return parts;
  }

  /** What speaks for (positive) or against each single unknown name being a person's. */
  private Map<String, Integer> evidence(List<Phrase> names) {
    Map<String, Integer> evidence = new HashMap<>();
    for (Phrase name : names) {
      List<String> parts = parts(name);
      if (parts.size() == 1) {
        evidence.merge(parts.get(0), evidence(name), Integer::sum);
      }
    }
    return evidence;
  }

  private int evidence(Phrase name) {
    if (name.kind == EntityKind.PERSON && name.name.known() || name.role != null) {
      return 5;
    }
    String before = words.lower(name.first - 1);
    int sum = name.speaker ? 2 : traits.verb(name.end) ? 1 : 0;
    sum += words.lower(name.end).equals(",") && words.lower(name.end + 1).equals("who") ? 3 : 0;
    sum -= words.lower(name.first).equals("the") ? 3 : 0;
    sum -= PLACING.contains(before) ? 2 : 0;
    return sum + reference(name);
  }

  /** Whether the first pronoun of a clause is a person's or a thing's: "Volkswagen said it". */
  private int reference(Phrase name) {
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

  /** Whom a short name means. */
  private EntityBuilder shortened(Phrase name, Map<String, Integer> evidence) {
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
    int speaking = evidence.getOrDefault(String.join(" ", parts), 0);
    return person || unknown && speaking > 0 ? persons.add(parts) : others.add(name, parts);
  }

  private void join(Phrase name, EntityBuilder entity) {
    name.entity = entity;
    if (entity.kind == null) {
      entity.kind = name.kind;
    }
    if (name.gender != Gender.UNKNOWN && entity.gender == Gender.UNKNOWN && entity.person()) {
      entity.gender = name.gender;
    }
    if (name.role != null && entity.person() && entity.roles.size() < MOST_ROLES) {
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
            && (!entity.person() || persons.fuller(parts, entity.words, name));
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

  /** "The Washington Post", where the article's capital says that it is part of the name. */
  private boolean titledMedium(Phrase name) {
    int article = name.name.first() - 1;
    return name.kind == EntityKind.MEDIA
        && words.word(article).equals("The")
        && !traits.opensSentence(article)
        && name.first == article;
  }
}
