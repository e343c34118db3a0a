package org.onrecord.records.review;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;

/** The orders of the review queue. */
@RegisterForReflection
enum ReviewQueueOrder {
  /** Oldest first; ids ascend with the time of creation. */
  CREATED("createdAt", "q.id", comparing(ReviewQueueOrder::id)),
  /** Lowest confidence first; a missing confidence counts as 0. */
  CONFIDENCE(
      "confidence",
      "coalesce(q.confidence, 0), q.id",
      comparingDouble(ReviewQueueOrder::confidence).thenComparing(comparing(ReviewQueueOrder::id)));

  @JsonValue private final String word;
  final String orderBy;
  final Comparator<ClaimView> comparator;

  ReviewQueueOrder(String word, String keys, Comparator<ClaimView> claims) {
    this.word = word;
    this.orderBy = keys;
    this.comparator = claims;
  }

  /** As text, since Java compares UUIDs by signed halves, the database by bytes. */
  private static String id(ClaimView claim) {
    return claim.quote().id().toString();
  }

  private static double confidence(ClaimView claim) {
    Double confidence = claim.quote().origin().confidence();
    return confidence == null ? 0 : confidence;
  }

  @Override
  public String toString() {
    return word;
  }
}
