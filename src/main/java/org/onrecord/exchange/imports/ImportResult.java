package org.onrecord.exchange.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.web.problem.Problem;

/**
 * The result of an import line.
 *
 * @param line the number of the line, counted from 1, with blank lines
 * @param id the id of the article or actor; null if the line failed
 * @param proposed the number of quotes that the extractor found and no quote on record has; null
 *     without extraction
 * @param problem the reason of a failure, with JSON pointers into the line; else null
 */
@RegisterForReflection
record ImportResult(long line, ImportStatus status, UUID id, Integer proposed, Problem problem) {

  static ImportResult of(long line, Outcome outcome) {
    return new ImportResult(line, outcome.status(), outcome.id(), outcome.proposed(), null);
  }

  static ImportResult failed(long line, Problem problem) {
    return new ImportResult(line, ImportStatus.FAILED, null, null, problem);
  }
}
