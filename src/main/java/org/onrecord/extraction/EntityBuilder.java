package org.onrecord.extraction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the properties of an {@link Entity} during coreference resolution. */
final class EntityBuilder {
  final Set<String> roles = new LinkedHashSet<>();

  /** The words of the fullest name, normalized; empty if unnamed. */
  List<String> words = List.of();

  String name;
  EntityKind kind;
  Gender gender = Gender.UNKNOWN;
  boolean plural;
  int id = -1;

  /** The number of mentions by full name so far, to rank namesakes. */
  int weight;

  /** The head of the last mention so far; -1 before the first. */
  int last = -1;

  /** The number of masculine minus feminine pronouns that refer to it. */
  int genderVotes;

  /** An unnamed entity. */
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
