package org.onrecord.records.statement;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** The pairs of new wordings that share a selected fingerprint. */
final class AddedPairs {
  private AddedPairs() {}

  /**
   * Visits each pair once. The holders of a fingerprint are successive in the order of
   * fingerprints.
   *
   * @param selection selects pairs; it may be asked several times for one
   */
  static void forEach(
      List<NewWording> wordings,
      BiPredicate<NewWording, NewWording> selection,
      BiConsumer<NewWording, NewWording> visitor) {
    long[] holders = holders(wordings);
    Set<Long> seen = new HashSet<>();
    for (int i = 1, first = 0; i < holders.length; i++) {
      first = holders[i] >> 32 == holders[first] >> 32 ? first : i;
      for (int j = first; j < i; j++) {
        int one = (int) holders[i];
        int other = (int) holders[j];
        if (selection.test(wordings.get(one), wordings.get(other))
            && seen.add((long) one << 32 | other)) {
          visitor.accept(wordings.get(one), wordings.get(other));
        }
      }
    }
  }

  /** The selected fingerprints in ascending order, each with the index of its wording below. */
  private static long[] holders(List<NewWording> wordings) {
    long[] holders =
        new long
            [wordings.stream()
                .mapToInt(wording -> wording.words().selectedFingerprints().length)
                .sum()];
    int next = 0;
    for (int i = 0; i < wordings.size(); i++) {
      for (int fingerprint : wordings.get(i).words().selectedFingerprints()) {
        holders[next++] = (long) fingerprint << 32 | i;
      }
    }
    Arrays.sort(holders);
    return holders;
  }
}
