package org.onrecord.records.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/**
 * Finds wordings that belong to families without room for them ({@link WordingReach#MAX_FAMILY}) by
 * a few of their candidates. Such a wording is a statement of its own, whatever its other
 * candidates are.
 */
final class FullFamilies {
  /** The number of candidates in a family that is looked at. */
  private static final int MIN_CANDIDATES = 5;

  private static final int MAX_FAMILIES = 5;

  /** The number of wordings of a family that one is compared with. */
  private static final int COMPARED = 10;

  private final WordingTable table;
  private final Map<UUID, Long> sizes = new HashMap<>();

  FullFamilies(WordingTable table) {
    this.table = table;
  }

  /**
   * Returns whether the families with the same words as a wording have no room for it. False means
   * that this is unknown.
   *
   * @param bytes length of the text of the wording
   * @param candidates some of its candidates
   */
  boolean haveNoRoom(QuotedWords words, int bytes, List<SimilarWording> candidates) {
    long size = 0;
    for (List<SimilarWording> family : families(candidates)) {
      size += joins(words, family) ? size(family) : 0;
      if (WordingReach.isFull(size, bytes)) {
        return true;
      }
    }
    return false;
  }

  /** The candidates by family, the largest groups first. */
  private static List<List<SimilarWording>> families(List<SimilarWording> candidates) {
    Comparator<List<SimilarWording>> most = Comparator.comparingInt(List::size);
    return candidates.stream()
        .filter(candidate -> candidate.family() != null)
        .collect(groupingBy(SimilarWording::family))
        .values()
        .stream()
        .filter(family -> family.size() >= MIN_CANDIDATES)
        .sorted(most.reversed())
        .limit(MAX_FAMILIES)
        .toList();
  }

  private long size(List<SimilarWording> family) {
    return sizes.computeIfAbsent(family.get(0).family(), table::size);
  }

  private boolean joins(QuotedWords words, List<SimilarWording> family) {
    Map<Long, UUID> compared =
        family.stream()
            .sorted(SimilarWording.MOST_COMMON_FIRST)
            .limit(COMPARED)
            .collect(toMap(SimilarWording::id, SimilarWording::otherKey));
    return table.compared(compared).values().stream()
        .anyMatch(other -> SameWords.compare(words, other).joins());
  }
}
