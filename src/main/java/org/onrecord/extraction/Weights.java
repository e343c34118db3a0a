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
 * The weights of a log-linear model. A feature is a hash, and its weight stands in a table at the
 * hash's low bits (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009).
 */
final class Weights {
  /** A weight is kept as a multiple of this. */
  private static final float STEP = 1f / 32;

  final float[] table;

  /**
   * @param bits of the hash that count; the table has as many places as they can tell apart
   */
  Weights(int bits) {
    table = new float[1 << bits];
  }

  /** The sum of the weights of features. */
  float of(Features features) {
    float sum = 0;
    for (int i = 0; i < features.count; i++) {
      sum += table[place(features.hashes[i])];
    }
    return sum;
  }

  int place(int hash) {
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
    for (int left = data.readInt(); left > 0; left--) {
      at += data.readShort() & 0xFFFF;
      weights.table[at] = data.readByte() * STEP;
    }
    return weights;
  }

  /**
   * Writes the weights that matter, each as the distance from the one before and a byte; one that
   * does not matter is written where the distance would be too long.
   */
  void write(OutputStream out) throws IOException {
    try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
      data.writeByte(Integer.numberOfTrailingZeros(table.length));
      data.writeInt(written(null));
      written(data);
    }
  }

  private int written(DataOutputStream data) throws IOException {
    int count = 0;
    int before = 0;
    for (int i = 0; i < table.length; i++) {
      if (kept(table[i]) != 0 || i - before == 0xFFFF) {
        if (data != null) {
          data.writeShort(i - before);
          data.writeByte(kept(table[i]));
        }
        before = i;
        count++;
      }
    }
    return count;
  }

  private static byte kept(float weight) {
    return (byte) Math.max(-127, Math.min(127, Math.round(weight / STEP)));
  }
}
