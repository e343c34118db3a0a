package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states, organizations and other non-persons named so far in a text. */
final class NamedNonPersons {
  private static final int MAX_NAMESAKES = 24;

  private final WordTraits traits;
  private final Words words;
  private final Map<String, EntityBuilder> byName = new HashMap<>();
  private final Map<String, List<EntityBuilder>> byWord = new HashMap<>();
  private final Map<String, EntityBuilder> byAcronym = new HashMap<>();

  NamedNonPersons(WordTraits traits) {
    this.traits = traits;
    words = traits.words;
  }

  /** The entity with this name of several words, or a new one. */
  EntityBuilder of(Phrase name, List<String> parts) {
    String key = String.join(" ", parts);
    EntityBuilder known = byName.get(key);
    if (known == null) {
      known = containing(parts, name);
      byName.put(key, known);
    }
    indexAcronym(name, known);
    return known;
  }

  /** The entity whose name is a suffix of this one, or the reverse: "U.S. State Department". */
  private EntityBuilder containing(List<String> parts, Phrase name) {
    String last = parts.get(parts.size() - 1);
    for (EntityBuilder entity : byWord.getOrDefault(last, List.of())) {
      boolean organizations = entity.kind == name.kind && name.kind == EntityKind.ORGANIZATION;
      if (organizations && (ends(entity.words, parts) || ends(parts, entity.words))) {
        return entity;
      }
    }
    EntityBuilder entity = newEntity(name, parts);
    for (String part : List.of(parts.get(0), last)) {
      List<EntityBuilder> with = byWord.computeIfAbsent(part, any -> new ArrayList<>());
      if (!with.contains(entity) && with.size() < MAX_NAMESAKES) {
        with.add(entity);
      }
    }
    String initials = initials(name);
    if (initials.length() > 1
        && (name.kind != null || !name.name.known())
        && name.kind != EntityKind.STATE) {
      byAcronym.putIfAbsent(initials, entity);
    }
    return entity;
  }

  private static boolean ends(List<String> longer, List<String> shorter) {
    return longer.size() >= shorter.size()
        && shorter.size() > 1
        && !longer.subList(0, longer.size() - shorter.size()).contains("of")
        && longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
  }

  private String initials(Phrase name) {
    StringBuilder initials = new StringBuilder();
    for (int i = name.name.first(); i < name.name.end(); i++) {
      if (traits.capitalized(i)) {
        initials.append(Character.toLowerCase(words.word(i).charAt(0)));
      }
    }
    return initials.toString();
  }

  /** Records a defined acronym: "World Health Organization (WHO)". */
  private void indexAcronym(Phrase name, EntityBuilder entity) {
    int at = name.end;
    if (words.word(at).equals("(") && words.word(at + 2).equals(")") && traits.acronym(at + 1)) {
      byAcronym.put(withoutPeriods(words.lower(at + 1)), entity);
    }
  }

  private static String withoutPeriods(String acronym) {
    return acronym.replace(".", "");
  }

  /** The entity that a short name abbreviates, or null. */
  EntityBuilder shortened(Phrase name, List<String> parts) {
    String key = String.join(" ", parts);
    EntityBuilder known = byName.get(key);
    if (known != null || name.kind == EntityKind.PERSON) {
      return known;
    }
    known = byAcronym.get(withoutPeriods(key));
    return known == null ? partOf(name, parts.get(parts.size() - 1)) : known;
  }

  /** A new entity with this name. */
  EntityBuilder add(Phrase name, List<String> parts) {
    EntityBuilder entity = newEntity(name, parts);
    byName.put(String.join(" ", parts), entity);
    return entity;
  }

  private static EntityBuilder newEntity(Phrase name, List<String> parts) {
    EntityBuilder entity = new EntityBuilder();
    entity.kind = name.kind;
    entity.words = parts;
    return entity;
  }

  /** The entity of a name of which this is a part: "Goldman" for "Goldman Sachs". */
  private EntityBuilder partOf(Phrase name, String part) {
    List<EntityBuilder> with = byWord.getOrDefault(part, List.of());
    EntityBuilder found = null;
    for (EntityBuilder entity : with) {
      boolean begins =
          entity.words.get(0).equals(part)
              && entity.kind != EntityKind.STATE
              && name.kind == null
              && !name.name.known();
      boolean ends =
          entity.kind != null
              && entity.words.get(entity.words.size() - 1).equals(part)
              && words.lower(name.first).equals("the");
      if (begins || ends) {
        if (found != null && found != entity) {
          return null;
        }
        found = entity;
      }
    }
    return found;
  }
}
