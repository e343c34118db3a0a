package org.onrecord.access;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/** Roles in ascending order. Each includes the permissions of those before it. */
public enum Role {
  /** Read and search. */
  READER,
  /** Create and change. */
  EDITOR,
  /** Delete, merge, import, and issue keys. */
  ADMIN;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }

  /** The names of this role and of the roles that it includes. */
  Set<String> includedNames() {
    return Set.copyOf(upTo());
  }

  /** The names of the roles that this role includes, in ascending order, and its own. */
  List<String> upTo() {
    return Stream.of(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(Role::toString)
        .toList();
  }

  /** The highest role among these names. */
  static Optional<Role> highest(Set<String> names) {
    return Stream.of(values())
        .filter(role -> names.contains(role.wireName))
        .reduce((lower, higher) -> higher);
  }
}
