package org.onrecord.records.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.problem.Problem;

/**
 * The result of one of many reviews.
 *
 * @param quote null if the review does not name a quote
 * @param status the status of the quote after the request; null if it is not known
 * @param problem the problem of this review, with JSON pointers into it; null if it succeeded
 */
@RegisterForReflection
record QuoteReviewResult(QuoteReference quote, QuoteStatus status, Problem problem) {}
