package org.onrecord.records.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onrecord.records.quote.BulkReview;
import org.onrecord.records.quote.Review;
import org.onrecord.web.json.Ids;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemException;

/** Reads the reviews of a bulk request, adds those that are well-formed, and reports on each. */
@Singleton
class BulkReviews {
  private final BulkReview quotes;
  private final ReviewQueue queue;
  private final Json json;
  private final Clock clock;

  BulkReviews(BulkReview quotes, ReviewQueue queue, Json json, Clock clock) {
    this.quotes = quotes;
    this.queue = queue;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A review as it was read.
   *
   * @param quote null if the review does not name a quote
   * @param input null if it is malformed
   * @param problem null if it is well-formed
   */
  private record Parsed(QuoteReference quote, QuoteReviewInput input, Problem problem) {}

  /**
   * Adds reviews, and removes the reviewed quotes from the queue.
   *
   * @param reviewer the name of the reviewer; null if unknown
   */
  @Transactional
  BulkReviewView add(BulkReviewInput body, String reviewer) {
    List<Parsed> reviews = body.reviews().stream().map(this::parse).toList();
    Instant now = clock.instant();
    List<BulkReview.Requested> wellFormed =
        reviews.stream()
            .map(Parsed::input)
            .filter(Objects::nonNull)
            .map(input -> requested(input, reviewer, now))
            .toList();
    List<BulkReview.Outcome> outcomes = quotes.add(wellFormed);
    removeClaims(wellFormed, outcomes);
    return BulkReviewView.of(results(reviews, outcomes.iterator()));
  }

  private Parsed parse(ObjectNode review) {
    QuoteReference quote =
        Ids.parse(review.path("quote").path("id").asText()).map(QuoteReference::new).orElse(null);
    try {
      return new Parsed(quote, json.read(review, QuoteReviewInput.class), null);
    } catch (ProblemException e) {
      return new Parsed(quote, null, e.problem());
    }
  }

  private static BulkReview.Requested requested(
      QuoteReviewInput input, String reviewer, Instant now) {
    return new BulkReview.Requested(
        input.quote().id(),
        new Review(input.status(), input.reason(), input.reference(), reviewer, now));
  }

  private void removeClaims(List<BulkReview.Requested> reviews, List<BulkReview.Outcome> outcomes) {
    List<UUID> reviewed = new ArrayList<>();
    for (int i = 0; i < reviews.size(); i++) {
      if (outcomes.get(i).problem() == null) {
        reviewed.add(reviews.get(i).quote());
      }
    }
    queue.removeClaims(reviewed);
  }

  private static List<QuoteReviewResult> results(
      List<Parsed> reviews, Iterator<BulkReview.Outcome> outcomes) {
    List<QuoteReviewResult> results = new ArrayList<>();
    for (Parsed review : reviews) {
      if (review.input() == null) {
        results.add(new QuoteReviewResult(review.quote(), null, review.problem()));
      } else {
        BulkReview.Outcome outcome = outcomes.next();
        results.add(new QuoteReviewResult(review.quote(), outcome.status(), outcome.problem()));
      }
    }
    return results;
  }
}
