package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.web.problem.Problem;

/**
 * What became of a line, as it goes out.
 *
 * @param line counted from 1, blank lines included
 * @param id of the article or actor that the line is about; absent where it failed
 * @param problem why it failed; its pointers lead into the line
 */
@RegisterForReflection
record ImportResult(long line, ImportStatus status, UUID id, Problem problem) {

  static ImportResult of(long line, Outcome outcome) {
    return new ImportResult(line, outcome.status(), outcome.id(), null);
  }

  static ImportResult failed(long line, Problem problem) {
    return new ImportResult(line, ImportStatus.FAILED, null, problem);
  }
}
