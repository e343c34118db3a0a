package org.onrecord.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What an actor is. */
public enum ActorKind {
  PERSON("person"),
  STATE("state"),
  ORGANIZATION("organization"),
  GROUP("group"),
  MEDIA("media");

  @JsonValue @EnumeratedValue private final String word;

  ActorKind(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
