package org.onrecord.extraction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights of a log-linear model. The low bits of a feature's hash index the table of weights
 * (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009).
 */
final class Weights {
  /** Stored weights are multiples of this. */
  private static final float STEP = 1f / 32;

  final float[] table;

  /**
   * @param bits the number of hash bits that index the table
   */
  Weights(int bits) {
    table = new float[1 << bits];
  }

  /** The sum of the weights of features. */
  float of(Features features) {
    float sum = 0;
    for (int i = 0; i < features.count; i++) {
      sum += table[slot(features.hashes[i])];
    }
    return sum;
  }

  int slot(int hash) {
    return hash & (table.length - 1);
  }

  /** Weights from {@code extraction/<language>/<name>.bin}. */
  static Weights of(String language, String name) {
    String path = "/extraction/%s/%s.bin".formatted(language, name);
    try (InputStream in = Weights.class.getResourceAsStream(path)) {
      return read(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Weights read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16));
    Weights weights = new Weights(data.readByte());
    int at = 0;
    for (int remaining = data.readInt(); remaining > 0; remaining--) {
      at += data.readShort() & 0xFFFF;
      weights.table[at] = data.readByte() * STEP;
    }
    return weights;
  }

  /**
   * Writes the nonzero weights, each as its distance from the previous one and a byte. A zero
   * weight is written where the distance would overflow.
   */
  void write(OutputStream out) throws IOException {
    try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
      data.writeByte(Integer.numberOfTrailingZeros(table.length));
      data.writeInt(writeTable(null));
      writeTable(data);
    }
  }

  private int writeTable(DataOutputStream data) throws IOException {
    int count = 0;
    int before = 0;
    for (int i = 0; i < table.length; i++) {
      if (quantized(table[i]) != 0 || i - before == 0xFFFF) {
        if (data != null) {
          data.writeShort(i - before);
          data.writeByte(quantized(table[i]));
        }
        before = i;
        count++;
      }
    }
    return count;
  }

  private static byte quantized(float weight) {
    return (byte) Math.max(-127, Math.min(127, Math.round(weight / STEP)));
  }
}
