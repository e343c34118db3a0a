package org.onrecord.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/** What somebody may do. Each role may do what those before it may. */
public enum Role {
  /** Read and search. */
  READER,
  /** Create and change. */
  EDITOR,
  /** Delete, merge, import, and issue keys. */
  ADMIN;

  @EnumeratedValue private final String word = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return word;
  }

  /** The words of this role and of those before it. */
  Set<String> includedNames() {
    return Stream.of(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(Role::toString)
        .collect(toUnmodifiableSet());
  }

  /** The highest of the roles whose words are among these. */
  static Optional<Role> highest(Set<String> words) {
    return Stream.of(values())
        .filter(role -> words.contains(role.word))
        .reduce((lower, higher) -> higher);
  }
}
