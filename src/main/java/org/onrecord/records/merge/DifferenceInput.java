package org.onrecord.records.merge;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The body of a request that declares two actors to be different.
 *
 * @param from the other actor
 * @param different false takes an earlier decision back; null is true
 */
public record DifferenceInput(@NotNull @Valid Other from, Boolean different) {

  /** A reference to the other actor by its id. */
  @RegisterForReflection
  public record Other(@NotNull UUID id) {}
}
