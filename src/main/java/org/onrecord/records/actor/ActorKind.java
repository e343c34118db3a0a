package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** Kind of an actor, with its schema.org type. */
public enum ActorKind {
  PERSON("Person"),
  STATE("Country"),
  ORGANIZATION("Organization"),
  /** schema.org has no type for an informal group, so it maps to an organization. */
  GROUP("Organization"),
  MEDIA("NewsMediaOrganization");

  @EnumeratedValue private final String wireName = WireName.of(this);
  private final String schemaType;

  ActorKind(String schemaType) {
    this.schemaType = schemaType;
  }

  /** The closest schema.org type. */
  String schemaType() {
    return schemaType;
  }

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
