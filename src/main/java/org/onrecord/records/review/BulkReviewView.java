package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The results of many reviews, in the order of the request.
 *
 * @param reviewed the number of reviews that succeeded
 * @param failed the number of the others
 */
@RegisterForReflection
record BulkReviewView(long reviewed, long failed, List<QuoteReviewResult> results) {
  static BulkReviewView of(List<QuoteReviewResult> results) {
    long failed = results.stream().filter(result -> result.problem() != null).count();
    return new BulkReviewView(results.size() - failed, failed, results);
  }
}
