package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.problem.Problem;

/**
 * The result of one of many reviews.
 *
 * @param quote null if the review does not name a quote or has an external id that no quote has
 * @param status the status of the quote after this review; null if the review is malformed or there
 *     is no such quote
 * @param problem the problem of this review, with JSON pointers into it; null if it succeeded
 */
@RegisterForReflection
record QuoteReviewResult(QuoteReference quote, QuoteStatus status, Problem problem) {}
