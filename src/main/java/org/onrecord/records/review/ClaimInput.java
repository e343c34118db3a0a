package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many proposals a reviewer wants, in which order, and for how long; which ones is said by the
 * filters beside it.
 */
@RegisterForReflection
record ClaimInput(
    ReviewQueueOrder sort, @Min(1) @Max(100) Integer limit, @Min(1) @Max(240) Integer minutes) {
  private static final int DEFAULT_LIMIT = 10;
  private static final int DEFAULT_MINUTES = 15;

  ClaimInput {
    sort = sort == null ? ReviewQueueOrder.CREATED : sort;
    limit = limit == null ? DEFAULT_LIMIT : limit;
    minutes = minutes == null ? DEFAULT_MINUTES : minutes;
  }
}
