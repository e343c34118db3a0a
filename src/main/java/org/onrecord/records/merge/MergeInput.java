package org.onrecord.records.merge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What a duplicate is to be merged into.
 *
 * @param into the survivor
 */
public record MergeInput(@NotNull @Valid Survivor into) {

  /** A reference to an actor by its id: names are what is doubtful here. */
  public record Survivor(@NotNull UUID id) {}
}
