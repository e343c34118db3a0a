package org.onrecord.records.merge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The body of a merge request.
 *
 * @param into the survivor
 */
public record MergeInput(@NotNull @Valid Survivor into) {

  /** A reference to an actor by its id; names of duplicates are ambiguous. */
  public record Survivor(@NotNull UUID id) {}
}
