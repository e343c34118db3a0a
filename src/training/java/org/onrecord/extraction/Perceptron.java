package org.onrecord.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An averaged perceptron (Collins 2002): its weights are averaged over all training steps. */
final class Perceptron {
  private static final int TAGS = TagModel.MAX_TAGS;

  /** The quantization step of the weights. */
  private static final float STEP = 0.125f;

  /** The minimum weight that is written. */
  private static final float MIN_WEIGHT = 0.5f;

  private final Map<Integer, Integer> index = new HashMap<>();
  private float[] weights = new float[1 << 16];
  private float[] sums = new float[1 << 16];
  private int[] lastUpdate = new int[1 << 16];
  private int steps = 1;

  /** Registers a feature. Unregistered features are ignored. */
  void register(int key) {
    int row = index.size() * TAGS;
    if (row + TAGS > weights.length) {
      weights = Arrays.copyOf(weights, weights.length * 2);
      sums = Arrays.copyOf(sums, sums.length * 2);
      lastUpdate = Arrays.copyOf(lastUpdate, lastUpdate.length * 2);
    }
    index.put(key, row);
  }

  int best(int[] keys, int count, float[] scores) {
    Arrays.fill(scores, 0);
    for (int k = 0; k < count; k++) {
      Integer row = index.get(keys[k]);
      for (int tag = 0; row != null && tag < TAGS; tag++) {
        scores[tag] += weights[row + tag];
      }
    }
    int best = 0;
    for (int tag = 1; tag < TAGS; tag++) {
      best = scores[tag] > scores[best] ? tag : best;
    }
    return best;
  }

  void correct(int[] keys, int count, int right, int guessed) {
    steps++;
    if (right == guessed) {
      return;
    }
    for (int k = 0; k < count; k++) {
      Integer row = index.get(keys[k]);
      if (row != null) {
        change(row + right, 1);
        change(row + guessed, -1);
      }
    }
  }

  private void change(int at, int by) {
    sums[at] += (steps - lastUpdate[at]) * weights[at];
    lastUpdate[at] = steps;
    weights[at] += by;
  }

  /** The averaged weights in quantization steps, without features whose weights are all small. */
  Map<Integer, byte[]> rows() {
    Map<Integer, byte[]> rows = new HashMap<>();
    index.forEach(
        (key, row) -> {
          byte[] means = new byte[TAGS];
          boolean kept = false;
          for (int tag = 0; tag < TAGS; tag++) {
            change(row + tag, 0);
            float mean = sums[row + tag] / steps;
            kept |= Math.abs(mean) >= MIN_WEIGHT;
            means[tag] = (byte) Math.max(-127, Math.min(127, Math.round(mean / STEP)));
          }
          if (kept) {
            rows.put(key, means);
          }
        });
    return rows;
  }
}
