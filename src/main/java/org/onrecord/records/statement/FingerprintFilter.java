package org.onrecord.records.statement;

import java.util.Arrays;
import java.util.Collection;

/**
 * A Bloom filter (Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, 1970) of the
 * fingerprints in the index. Most fingerprints of new quotes are new; large batches look up only
 * those that the filter has. It never lacks one that is on record, also with several replicas:
 * wordings with greater ids than the last one that it has are added before it is used.
 *
 * <p>It takes {@value #MEGABYTES} MB from the first large batch on. With 3,000,000 wordings, it has
 * about a tenth of the fingerprints that are not on record, too.
 */
final class FingerprintFilter {
  private static final int MEGABYTES = 16;

  /** The number of quotes of a large batch. */
  private static final int LARGE = 200;

  /** The number of wordings on record that one batch adds at most. */
  private static final int ADDED = 5_000;

  /** With more wordings to add, the filter is not used. */
  private static final long MAX_ADDED = 2_000_000;

  private static final int BIT_COUNT = MEGABYTES << 23;

  private final FingerprintIndex index;
  private long[] bits;

  /** The id of the last wording whose fingerprints are in the filter, with all before it. */
  private long last;

  /** The id of the last wording of a batch that may have been rolled back, or 0. */
  private long pending;

  /** True if the filter had all wordings on record when the present batch began. */
  private boolean complete;

  FingerprintFilter(FingerprintIndex index) {
    this.index = index;
  }

  /**
   * Selects the fingerprints of wordings that may be on record.
   *
   * @return arrays in the order of those given, which may be empty
   */
  synchronized Collection<int[]> selected(Collection<int[]> fingerprints) {
    complete = fingerprints.size() >= LARGE && isComplete();
    return complete ? fingerprints.stream().map(this::known).toList() : fingerprints;
  }

  /** Adds wordings that the present transaction writes, after it has selected fingerprints. */
  synchronized void add(Collection<NewWording> wordings) {
    if (bits != null) {
      for (NewWording wording : wordings) {
        add(wording.words().selectedFingerprints());
        pending = complete ? Math.max(pending, wording.node().id()) : pending;
      }
    }
  }

  /** Forgets all wordings. */
  synchronized void clear() {
    bits = null;
    last = 0;
    pending = 0;
    complete = false;
  }

  private boolean isComplete() {
    if (pending > last && index.has(pending)) {
      last = pending;
    }
    long behind = index.lastId() - last;
    if (behind > MAX_ADDED) {
      return false;
    }
    bits = bits == null ? new long[BIT_COUNT >> 6] : bits;
    if (behind > 0) {
      last = index.forEachSelected(last, ADDED, this::add);
    }
    return behind <= 0 || last >= index.lastId();
  }

  private int[] known(int[] fingerprints) {
    int[] known = new int[fingerprints.length];
    int count = 0;
    for (int fingerprint : fingerprints) {
      if (has(fingerprint)) {
        known[count++] = fingerprint;
      }
    }
    return Arrays.copyOf(known, count);
  }

  private void add(int[] fingerprints) {
    for (int fingerprint : fingerprints) {
      set(fingerprint & BIT_COUNT - 1);
      set(second(fingerprint));
    }
  }

  private boolean has(int fingerprint) {
    return isSet(fingerprint & BIT_COUNT - 1) && isSet(second(fingerprint));
  }

  /** Fingerprints are hashes, of which the filter uses other bits here. */
  private static int second(int fingerprint) {
    return fingerprint * 0x9E3779B1 >>> 5;
  }

  private void set(int bit) {
    bits[bit >> 6] |= 1L << bit;
  }

  private boolean isSet(int bit) {
    return (bits[bit >> 6] & 1L << bit) != 0;
  }
}
