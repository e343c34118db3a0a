package org.onrecord.extraction;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What the tagger learnt: for each feature, known by its hash alone, a row of weights, one a tag;
 * and the words that have had one tag only. Written by the training program, never by hand.
 */
final class TagModel {
  /** The tags to choose between. A row of weights has this length, which fills vector registers. */
  static final int LANES = 32;

  private static final int NONE = Integer.MIN_VALUE;

  /** Pairs of a feature and its value: a row's start in the weights, or a tag's complement. */
  private final int[] slots;

  private final int mask;
  private final short[] weights;

  private TagModel(int features, int rows) {
    int capacity = Integer.highestOneBit(Math.max(features, 8) * 2 - 1) * 2;
    slots = new int[capacity * 2];
    for (int i = 1; i < slots.length; i += 2) {
      slots[i] = NONE;
    }
    mask = capacity - 1;
    weights = new short[rows * LANES];
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
   * The tag of a word that has only one, as an index into {@link Tagger#TAGS}; -1 for others.
   *
   * @param word the feature that is the word itself
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
    for (int i = 0; i < LANES; i++) {
      scores[i] += weights[row + i];
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
      TagModel model = new TagModel(words + rows, rows);
      for (int i = 0; i < words; i++) {
        model.put(in.readInt(), ~in.readByte());
      }
      for (int row = 0; row < rows * LANES; row += LANES) {
        model.put(in.readInt(), row);
        int tags = in.readInt();
        for (; tags != 0; tags &= tags - 1) {
          model.weights[row + Integer.numberOfTrailingZeros(tags)] = in.readByte();
        }
      }
      return model;
    }
  }

  /**
   * Writes a model.
   *
   * @param words for each word with one tag only, that tag
   * @param rows for each other feature, its weights
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
    for (int tag = 0; tag < LANES; tag++) {
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
