package org.onrecord.records.statement;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order of ids in PostgreSQL, as unsigned numbers; {@link UUID#compareTo} takes signed ones.
 */
final class QuoteIds {
  static final Comparator<UUID> ORDER =
      ((Comparator<UUID>)
              (a, b) ->
                  Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits()))
          .thenComparing(
              (a, b) ->
                  Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits()));

  private QuoteIds() {}

  /** The lesser id; null is no id. */
  static UUID least(UUID one, UUID other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return ORDER.compare(one, other) <= 0 ? one : other;
  }
}
