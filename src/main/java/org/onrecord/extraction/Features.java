package org.onrecord.extraction;

import java.util.Arrays;

/**
 * The features of one item that a model scores. A feature is a template and its value, stored as a
 * hash of both.
 */
final class Features {
  int[] hashes = new int[16];
  int count;
  private final int namespace;

  /**
   * @param namespace the kind of item; separates its features from those of other kinds
   */
  Features(int namespace) {
    this.namespace = namespace * 7919;
  }

  void add(int template) {
    put(template * 31);
  }

  void add(int template, String value) {
    put(template * 31 + value.hashCode() * 17);
  }

  void add(int template, int value) {
    put(template * 31 + (value + 1) * 7_368_787);
  }

  void add(int template, int one, int two) {
    add(template, one * 1009 + two);
  }

  void add(int template, String one, String two) {
    put((template * 31 + one.hashCode()) * 1_000_003 + two.hashCode());
  }

  void add(int template, String one, int two) {
    put((template * 31 + one.hashCode()) * 1_000_003 + (two + 1) * 7_368_787);
  }

  void add(int template, String one, String two, String three) {
    int first = (template * 31 + one.hashCode()) * 1_000_003 + two.hashCode();
    put(first * 999_983 + three.hashCode());
  }

  private void put(int value) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    hashes[count++] = mixed(value * 0x01000193 + namespace);
  }

  /** Spreads a hash over all its bits, like the finalizer of MurmurHash. */
  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B1;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }
}
