package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What an actor is. */
public enum ActorKind {
  PERSON("person", "Person"),
  STATE("state", "Country"),
  ORGANIZATION("organization", "Organization"),
  /** schema.org has no word for a group without a form that can speak. */
  GROUP("group", "Organization"),
  MEDIA("media", "NewsMediaOrganization");

  @JsonValue @EnumeratedValue private final String word;
  private final String schemaType;

  ActorKind(String word, String schemaType) {
    this.word = word;
    this.schemaType = schemaType;
  }

  /** The type of schema.org that comes closest. */
  String schemaType() {
    return schemaType;
  }

  @Override
  public String toString() {
    return word;
  }
}
