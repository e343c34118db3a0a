package org.onrecord.extraction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An entity while its mentions are gathered. */
final class EntityBuilder {
  final Set<String> roles = new LinkedHashSet<>();

  /** The words of its fullest name, folded; empty for one without name. */
  List<String> words = List.of();

  String name;
  EntityKind kind;
  Gender gender = Gender.UNKNOWN;
  boolean plural;
  int id = -1;

  /** How often it was called by its full name so far, for "Clinton" among several. */
  int weight;

  /** The head of the phrase that meant it last, so far; -1 before the first. */
  int last = -1;

  /** How many more pronouns of men than of women mean it. */
  int genderVotes;

  /** One without name. */
  static EntityBuilder of(Phrase phrase) {
    EntityBuilder entity = new EntityBuilder();
    entity.kind = phrase.kind;
    entity.gender = phrase.gender;
    entity.plural = phrase.plural;
    return entity;
  }

  boolean person() {
    return kind == EntityKind.PERSON;
  }

  boolean organization() {
    return kind == EntityKind.ORGANIZATION || kind == EntityKind.MEDIA;
  }
}
