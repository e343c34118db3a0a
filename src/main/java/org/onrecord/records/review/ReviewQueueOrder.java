package org.onrecord.records.review;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;

/** In which order proposals come to be reviewed. */
@RegisterForReflection
enum ReviewQueueOrder {
  /** Oldest first: ids ascend with the time of creation. */
  CREATED("createdAt", "q.id", comparing(ReviewQueueOrder::id)),
  /** Least certain first; of what has no confidence nothing is known. */
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

  /** Java compares UUIDs by signed halves, the database by their bytes. */
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
