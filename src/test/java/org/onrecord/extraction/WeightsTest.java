package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WeightsTest {
  @Test
  void weights_survive_a_round_trip() throws IOException {
    Weights weights = new Weights(18);
    weights.table[0] = 0.5f;
    weights.table[3] = -1.25f;
    // Farther than the largest distance that can be written.
    weights.table[200_000] = 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    weights.write(out);
    Weights read = Weights.read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(weights.table, read.table);
  }

  @Test
  void sums_the_weights_of_features() {
    Features features = new Features(1);
    features.add(1, "said");
    features.add(2, 7);
    Weights weights = new Weights(16);
    weights.table[weights.slot(features.hashes[0])] = 0.5f;
    weights.table[weights.slot(features.hashes[1])] = -2;
    assertEquals(-1.5f, weights.of(features));
  }
}
