package org.onrecord.records.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
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
  private final QuoteClaims claims;
  private final ExternalIdIndex externalIds;
  private final Json json;
  private final Clock clock;

  BulkReviews(
      BulkReview quotes, QuoteClaims claims, ExternalIdIndex externalIds, Json json, Clock clock) {
    this.quotes = quotes;
    this.claims = claims;
    this.externalIds = externalIds;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A review as it was read.
   *
   * @param quote null if the review does not name a quote by an id or a known external id
   * @param input null if the review is malformed or its external id unknown
   * @param problem null if there is an input
   */
  private record Parsed(UUID quote, QuoteReviewInput input, Problem problem) {
    Optional<ExternalId> externalId() {
      return Optional.ofNullable(input)
          .map(QuoteReviewInput::quote)
          .map(QuoteReferenceInput::externalId);
    }

    /** A copy with the quote of the external id, if the review has one. */
    Parsed resolved(Map<ExternalId, UUID> quotes) {
      return externalId().map(id -> of(id, quotes.get(id))).orElse(this);
    }

    private Parsed of(ExternalId id, UUID found) {
      return found == null
          ? new Parsed(
              null, null, ExternalIdIndex.unknown(RecordKind.QUOTE, id, "/quote").problem())
          : new Parsed(found, input, null);
    }
  }

  /**
   * Adds reviews, and removes the reviewed quotes from the queue.
   *
   * @param reviewer the name of the reviewer; null if unknown
   */
  @Transactional
  BulkReviewView add(BulkReviewInput body, String reviewer) {
    List<Parsed> reviews = resolved(body.reviews().stream().map(this::parse).toList());
    Instant now = clock.instant();
    List<BulkReview.Requested> wellFormed =
        reviews.stream()
            .filter(review -> review.input() != null)
            .map(review -> requested(review, reviewer, now))
            .toList();
    List<BulkReview.Outcome> outcomes = quotes.add(wellFormed);
    removeClaims(wellFormed, outcomes);
    return BulkReviewView.of(results(reviews, outcomes.iterator()));
  }

  private Parsed parse(ObjectNode review) {
    UUID quote = Ids.parse(review.path("quote").path("id").asText()).orElse(null);
    try {
      return new Parsed(quote, json.read(review, QuoteReviewInput.class), null);
    } catch (ProblemException e) {
      return new Parsed(quote, null, e.problem());
    }
  }

  private List<Parsed> resolved(List<Parsed> reviews) {
    List<ExternalId> ids =
        reviews.stream().map(Parsed::externalId).flatMap(Optional::stream).toList();
    Map<ExternalId, UUID> found = externalIds.find(RecordKind.QUOTE, ids);
    return reviews.stream().map(review -> review.resolved(found)).toList();
  }

  private static BulkReview.Requested requested(Parsed review, String reviewer, Instant now) {
    QuoteReviewInput input = review.input();
    return new BulkReview.Requested(
        review.quote(),
        new Review(input.status(), input.reason(), input.reference(), reviewer, now));
  }

  private void removeClaims(List<BulkReview.Requested> reviews, List<BulkReview.Outcome> outcomes) {
    List<UUID> reviewed = new ArrayList<>();
    for (int i = 0; i < reviews.size(); i++) {
      if (outcomes.get(i).problem() == null) {
        reviewed.add(reviews.get(i).quote());
      }
    }
    claims.remove(reviewed);
  }

  private static List<QuoteReviewResult> results(
      List<Parsed> reviews, Iterator<BulkReview.Outcome> outcomes) {
    List<QuoteReviewResult> results = new ArrayList<>();
    for (Parsed review : reviews) {
      QuoteReference quote = review.quote() == null ? null : new QuoteReference(review.quote());
      if (review.input() == null) {
        results.add(new QuoteReviewResult(quote, null, review.problem()));
      } else {
        BulkReview.Outcome outcome = outcomes.next();
        results.add(new QuoteReviewResult(quote, outcome.status(), outcome.problem()));
      }
    }
    return results;
  }
}
