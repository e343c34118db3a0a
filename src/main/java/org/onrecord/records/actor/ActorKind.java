package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Kind of an actor, with its schema.org type. */
public enum ActorKind {
  PERSON("person", "Person"),
  STATE("state", "Country"),
  ORGANIZATION("organization", "Organization"),
  /** schema.org has no type for an informal group, so it maps to an organization. */
  GROUP("group", "Organization"),
  MEDIA("media", "NewsMediaOrganization");

  @JsonValue @EnumeratedValue private final String word;
  private final String schemaType;

  ActorKind(String word, String schemaType) {
    this.word = word;
    this.schemaType = schemaType;
  }

  /** The closest schema.org type. */
  String schemaType() {
    return schemaType;
  }

  @Override
  public String toString() {
    return word;
  }
}
