package org.onrecord.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.stream.Stream;

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

  /** The kind that the contract has this word for. */
  static ActorKind of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return word;
  }
}
