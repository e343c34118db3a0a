package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The number, order and duration of the claims that a reviewer requests. The request also contains
 * the filters of quotes.
 *
 * @param minutes until the claims expire
 */
@RegisterForReflection
record ClaimInput(
    ReviewQueueOrder sort, @Min(1) @Max(100) Integer limit, @Min(1) @Max(240) Integer minutes) {
  private static final int DEFAULT_LIMIT = 10;
  private static final int DEFAULT_MINUTES = 15;

  ClaimInput {
    sort = sort == null ? ReviewQueueOrder.CREATED_AT : sort;
    limit = limit == null ? DEFAULT_LIMIT : limit;
    minutes = minutes == null ? DEFAULT_MINUTES : minutes;
  }
}
