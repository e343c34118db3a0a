package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The persons named so far in a text, indexed by each word of their names. */
final class NamedPersons {
  private static final int MAX_NAMESAKES = 24;

  private final WordTraits traits;
  private final Map<String, List<EntityBuilder>> byWord = new HashMap<>();

  NamedPersons(WordTraits traits) {
    this.traits = traits;
  }

  /** The person with this name of several words, or a new one. */
  EntityBuilder of(Phrase name, List<String> parts) {
    String surname = parts.get(parts.size() - 1);
    for (EntityBuilder entity : byWord.getOrDefault(surname, List.of())) {
      if (samePerson(parts, entity, name)) {
        return entity;
      }
    }
    for (EntityBuilder entity : byWord.getOrDefault(parts.get(0), List.of())) {
      if (contains(entity.words, parts) || contains(parts, entity.words)) {
        return entity;
      }
    }
    return add(parts);
  }

  private boolean samePerson(List<String> parts, EntityBuilder entity, Phrase name) {
    List<String> known = entity.words;
    if (!name.gender.fits(entity.gender)) {
      return false;
    }
    boolean surname = parts.get(parts.size() - 1).equals(known.get(known.size() - 1));
    boolean given = Lexicon.sameGiven(parts.get(0), known.get(0));
    boolean middle =
        surname
            && (known.subList(0, known.size() - 1).contains(parts.get(0))
                || parts.subList(0, parts.size() - 1).contains(known.get(0)));
    return surname && (given || middle) || contains(known, parts) || contains(parts, known);
  }

  private static boolean contains(List<String> longer, List<String> shorter) {
    if (shorter.size() < 2 || shorter.size() >= longer.size()) {
      return shorter.equals(longer);
    }
    return longer.subList(0, shorter.size()).equals(shorter)
        || longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
  }

  /** A new person with this name. */
  EntityBuilder add(List<String> parts) {
    EntityBuilder entity = new EntityBuilder();
    entity.kind = EntityKind.PERSON;
    entity.words = parts;
    index(entity, parts);
    return entity;
  }

  /** Indexes a person by the words of a name. */
  void index(EntityBuilder entity, List<String> parts) {
    for (String part : parts) {
      List<EntityBuilder> namesakes = byWord.computeIfAbsent(part, any -> new ArrayList<>());
      if (!namesakes.contains(entity) && namesakes.size() < MAX_NAMESAKES) {
        namesakes.add(entity);
      }
    }
  }

  /** The person with a surname or given name; the most frequent or most recent of several. */
  EntityBuilder namesake(Phrase name, String part) {
    EntityBuilder best = null;
    long most = -1;
    for (EntityBuilder entity : byWord.getOrDefault(part, List.of())) {
      boolean surname = entity.words.get(entity.words.size() - 1).equals(part);
      if (!name.gender.fits(entity.gender) && surname && !startsWithGivenName(name)) {
        continue;
      }
      boolean mentioned = entity.last >= 0;
      long score =
          (surname ? 1_000_000L : 0)
              + (mentioned ? 100_000L : 0)
              + entity.weight * 1000L
              + Math.max(0, 900 - (name.head - entity.last) / 2);
      if (score > most) {
        most = score;
        best = entity;
      }
    }
    return best;
  }

  /** Returns whether the gender comes only from a given name, which may be a surname as well. */
  private boolean startsWithGivenName(Phrase name) {
    return name.first == name.name.first();
  }

  /**
   * Returns whether a longer name of a person is a fuller form: it starts with a given name or with
   * the same word, and is not from a headline, whose capitals may extend beyond the name.
   */
  boolean isFullerName(List<String> longer, List<String> known, Phrase name) {
    if (known.size() == 1) {
      return true;
    }
    int first = name.name.first();
    boolean plausible =
        Lexicon.sameGiven(longer.get(0), known.get(0)) || traits.is(first, Lexicon.GIVEN);
    return plausible && longer.size() <= 6 && !traits.headline(first);
  }
}
