package org.onrecord.textreuse;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fixed table of the information of words and pairs of words in news texts of a language, in
 * bits: the negative binary logarithm of their probability (Shannon, A Mathematical Theory of
 * Communication, 1948). Rare words have much; a word that the one before it predicts has little.
 *
 * <p>Keys are the lower {@value #HASH_BITS} bits of a hash, so that the table contains no text. A
 * word that is not in the table has the information of one with the same hash in 0.3 % of the
 * cases. {@code TrainWordFrequencies} writes the table. Another table means other statements: a
 * change of the table requires that the statements are computed anew.
 */
final class WordFrequencies {
  private static final int HASH_BITS = 24;

  /** Stored information is a multiple of this, in bits. */
  private static final float STEP = 1f / 8;

  private static final int LANGUAGE_SEED = 0x9E3779B9;
  private static final int NAME_SEED = 0x51ED270B;

  /** Loads the table at its first use; the program that writes it has none yet. */
  private static final class English {
    static final WordFrequencies TABLE = read("en");
  }

  /** Keys with the same bits from here on are in one bucket, which has two keys on average. */
  private static final int BUCKET_SHIFT = 10;

  private final int[] keys;
  private final byte[] steps;

  /** The index of the first key of each bucket, and the number of keys. */
  private final int[] buckets = new int[(1 << HASH_BITS - BUCKET_SHIFT) + 1];

  /**
   * @param keys in ascending order
   * @param steps the information of each key
   */
  private WordFrequencies(int[] keys, byte[] steps) {
    this.keys = keys;
    this.steps = steps;
    for (int key : keys) {
      buckets[(key >> BUCKET_SHIFT) + 1]++;
    }
    Arrays.parallelPrefix(buckets, Integer::sum);
  }

  /** The table of a language, or null if there is none. */
  static WordFrequencies of(WordLanguage language) {
    return language.is("en") ? English.TABLE : null;
  }

  static int key(String word) {
    return mixed(word.hashCode() ^ LANGUAGE_SEED);
  }

  /** The key of a word after another. */
  static int key(String word, String before) {
    return mixed(before.hashCode() * 31 + Integer.rotateLeft(word.hashCode(), 15));
  }

  /** The key that is present if a word is mostly capitalized inside sentences. */
  static int nameKey(String word) {
    return mixed(word.hashCode() ^ NAME_SEED);
  }

  /** The finalizer of MurmurHash3 (Appleby, 2008), reduced to the bits of a key. */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return (h ^ h >>> 16) & (1 << HASH_BITS) - 1;
  }

  boolean has(int key) {
    return find(key) >= 0;
  }

  /** The index of a key, or -1. Hashes are spread evenly, so that its bucket is short. */
  private int find(int key) {
    int bucket = key >> BUCKET_SHIFT;
    for (int at = buckets[bucket]; at < buckets[bucket + 1]; at++) {
      if (keys[at] == key) {
        return at;
      }
    }
    return -1;
  }

  /** The information of a key in bits, or a default if the table does not have it. */
  float information(int key, float absent) {
    int at = find(key);
    return at < 0 ? absent : (steps[at] & 0xFF) * STEP;
  }

  private static WordFrequencies read(String language) {
    String path = "/textreuse/%s.bin".formatted(language);
    try (InputStream in = WordFrequencies.class.getResourceAsStream(path)) {
      return read(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static WordFrequencies read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in));
    int count = data.readInt();
    int[] keys = new int[count];
    byte[] steps = new byte[count];
    int key = 0;
    for (int i = 0; i < count; i++) {
      key += readDistance(data);
      keys[i] = key;
      steps[i] = data.readByte();
    }
    return new WordFrequencies(keys, steps);
  }

  /** Writes each key as its distance from the previous one, in groups of 7 bits, and a byte. */
  static void write(Map<Integer, Float> information, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(information.size());
    int before = 0;
    for (Map.Entry<Integer, Float> entry : new TreeMap<>(information).entrySet()) {
      writeDistance(entry.getKey() - before, data);
      before = entry.getKey();
      data.writeByte(Math.max(0, Math.min(255, Math.round(entry.getValue() / STEP))));
    }
    data.flush();
  }

  private static int readDistance(DataInputStream data) throws IOException {
    int distance = 0;
    for (int shift = 0; ; shift += 7) {
      int group = data.readUnsignedByte();
      distance |= (group & 0x7F) << shift;
      if (group < 0x80) {
        return distance;
      }
    }
  }

  private static void writeDistance(int distance, DataOutputStream data) throws IOException {
    int rest = distance;
    while (rest >= 0x80) {
      data.writeByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    data.writeByte(rest);
  }
}
