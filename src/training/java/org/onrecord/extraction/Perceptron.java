package org.onrecord.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An averaged perceptron (Collins 2002): its weights are averaged over all training steps. */
final class Perceptron {
  private static final int LANES = TagModel.MAX_TAGS;

  /** Quantization step of the weights, and the least weight that is kept. */
  private static final float STEP = 0.125f;

  private static final float SMALL = 0.5f;

  private final Map<Integer, Integer> index = new HashMap<>();
  private float[] weights = new float[1 << 16];
  private float[] sums = new float[1 << 16];
  private int[] since = new int[1 << 16];
  private int steps = 1;

  /** Registers a feature. Unregistered features are ignored. */
  void know(int key) {
    int row = index.size() * LANES;
    if (row + LANES > weights.length) {
      weights = Arrays.copyOf(weights, weights.length * 2);
      sums = Arrays.copyOf(sums, sums.length * 2);
      since = Arrays.copyOf(since, since.length * 2);
    }
    index.put(key, row);
  }

  int best(int[] keys, int count, float[] scores) {
    Arrays.fill(scores, 0);
    for (int k = 0; k < count; k++) {
      Integer row = index.get(keys[k]);
      for (int tag = 0; row != null && tag < LANES; tag++) {
        scores[tag] += weights[row + tag];
      }
    }
    int best = 0;
    for (int tag = 1; tag < LANES; tag++) {
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
    sums[at] += (steps - since[at]) * weights[at];
    since[at] = steps;
    weights[at] += by;
  }

  /** The averaged weights in quantization steps, without those too small to keep. */
  Map<Integer, byte[]> rows() {
    Map<Integer, byte[]> rows = new HashMap<>();
    index.forEach(
        (key, row) -> {
          byte[] means = new byte[LANES];
          boolean matters = false;
          for (int tag = 0; tag < LANES; tag++) {
            change(row + tag, 0);
            float mean = sums[row + tag] / steps;
            matters |= Math.abs(mean) >= SMALL;
            means[tag] = (byte) Math.max(-127, Math.min(127, Math.round(mean / STEP)));
          }
          if (matters) {
            rows.put(key, means);
          }
        });
    return rows;
  }
}
