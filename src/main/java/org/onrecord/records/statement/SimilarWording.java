package org.onrecord.records.statement;

import java.util.Comparator;
import java.util.UUID;

/**
 * A wording on record that may be the same words as one that is looked for.
 *
 * @param key key of the one that is looked for
 * @param otherKey its own key
 * @param bytes length of the text
 * @param common number of common fingerprints
 * @param family statement that is its whole family, or null
 */
record SimilarWording(UUID key, long id, UUID otherKey, int bytes, int common, UUID family) {
  static final Comparator<SimilarWording> MOST_COMMON_FIRST =
      Comparator.comparingInt(SimilarWording::common).reversed().thenComparing(SimilarWording::id);
}
