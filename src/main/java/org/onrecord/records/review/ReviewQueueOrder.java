package org.onrecord.records.review;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import org.onrecord.web.json.WireName;

/** The orders of the review queue. */
@RegisterForReflection
enum ReviewQueueOrder {
  /** Oldest first; ids ascend with the time of creation. */
  CREATED_AT("q.id", comparing(ReviewQueueOrder::id)),
  /** Lowest confidence first; a missing confidence counts as 0. */
  CONFIDENCE(
      "coalesce(q.confidence, 0), q.id",
      comparingDouble(ReviewQueueOrder::confidence).thenComparing(comparing(ReviewQueueOrder::id)));

  final String orderBy;
  final Comparator<ClaimView> comparator;

  ReviewQueueOrder(String keys, Comparator<ClaimView> claims) {
    this.orderBy = keys;
    this.comparator = claims;
  }

  /**
   * The id as text, which sorts like in the database; Java compares the halves of a UUID as signed
   * numbers.
   */
  private static String id(ClaimView claim) {
    return claim.quote().record().id().toString();
  }

  private static double confidence(ClaimView claim) {
    Double confidence = claim.quote().record().origin().confidence();
    return confidence == null ? 0 : confidence;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
