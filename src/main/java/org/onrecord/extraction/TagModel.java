package org.onrecord.extraction;

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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The model of the tagger: a row of weights per feature hash, with one weight per tag, and the
 * words that only ever have one tag. The training program writes it.
 */
final class TagModel {
  /** The maximum number of tags to choose from. */
  static final int MAX_TAGS = 32;

  private static final int NONE = Integer.MIN_VALUE;

  /** Pairs of a feature and its value: the start of its row, or a tag's complement. */
  private final int[] slots;

  private final int mask;

  /** Rows of a count, followed by pairs of tag and weight. */
  private byte[] rows = new byte[1 << 16];

  private int filled;

  private TagModel(int features) {
    int capacity = Integer.highestOneBit(Math.max(features, 8) * 2 - 1) * 2;
    slots = new int[capacity * 2];
    for (int i = 1; i < slots.length; i += 2) {
      slots[i] = NONE;
    }
    mask = capacity - 1;
  }

  /** The model of a language, from {@code extraction/<language>/tagger.bin}. */
  static TagModel of(String language) {
    String path = "/extraction/%s/tagger.bin".formatted(language);
    try (InputStream in = TagModel.class.getResourceAsStream(path)) {
      return read(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The only tag of a word, as an index into {@link Tagger#TAGS}; -1 if it has several.
   *
   * @param word the feature of the word itself
   */
  int onlyTag(int word) {
    int value = value(word);
    return value < 0 && value != NONE ? ~value : -1;
  }

  boolean knows(int feature) {
    return value(feature) != NONE;
  }

  /** Adds a feature's weights to the scores. */
  void add(int feature, short[] scores) {
    int row = value(feature);
    if (row < 0) {
      return;
    }
    // Most features have weights for few tags: this is faster than adding whole rows.
    int end = row + 1 + 2 * rows[row];
    for (int at = row + 1; at < end; at += 2) {
      scores[rows[at]] += rows[at + 1];
    }
  }

  private int value(int feature) {
    int at = feature & mask;
    while (slots[2 * at + 1] != NONE) {
      if (slots[2 * at] == feature) {
        return slots[2 * at + 1];
      }
      at = at + 1 & mask;
    }
    return NONE;
  }

  private void put(int feature, int value) {
    int at = feature & mask;
    while (slots[2 * at + 1] != NONE) {
      at = at + 1 & mask;
    }
    slots[2 * at] = feature;
    slots[2 * at + 1] = value;
  }

  static TagModel read(InputStream compressed) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(compressed, 1 << 16)))) {
      int words = in.readInt();
      int rows = in.readInt();
      TagModel model = new TagModel(words + rows);
      for (int i = 0; i < words; i++) {
        model.put(in.readInt(), ~in.readByte());
      }
      for (int row = 0; row < rows; row++) {
        model.put(in.readInt(), model.filled);
        model.readRow(in);
      }
      return model;
    }
  }

  private void readRow(DataInputStream in) throws IOException {
    int tags = in.readInt();
    if (filled + 1 + 2 * MAX_TAGS > rows.length) {
      rows = Arrays.copyOf(rows, rows.length * 2);
    }
    rows[filled++] = (byte) Integer.bitCount(tags);
    for (; tags != 0; tags &= tags - 1) {
      rows[filled++] = (byte) Integer.numberOfTrailingZeros(tags);
      rows[filled++] = in.readByte();
    }
  }

  /**
   * Writes a model.
   *
   * @param words the only tag of each word that has one
   * @param rows the weights of each other feature
   */
  static void write(OutputStream file, Map<Integer, Integer> words, Map<Integer, byte[]> rows)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file, 1 << 16))) {
      out.writeInt(words.size());
      out.writeInt(rows.size());
      for (var word : new TreeMap<>(words).entrySet()) {
        out.writeInt(word.getKey());
        out.writeByte(word.getValue());
      }
      for (var row : new TreeMap<>(rows).entrySet()) {
        out.writeInt(row.getKey());
        writeRow(out, row.getValue());
      }
    }
  }

  private static void writeRow(DataOutputStream out, byte[] row) throws IOException {
    int tags = 0;
    for (int tag = 0; tag < MAX_TAGS; tag++) {
      tags |= row[tag] == 0 ? 0 : 1 << tag;
    }
    out.writeInt(tags);
    for (byte weight : row) {
      if (weight != 0) {
        out.writeByte(weight);
      }
    }
  }
}
