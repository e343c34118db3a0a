package org.onrecord.extraction;

import java.util.Arrays;

/**
 * What is true of one thing that a model weighs. A feature is a template, which asks something, and
 * the answer; it is kept as a hash of both.
 */
final class Features {
  int[] hashes = new int[16];
  int count;
  private final int about;

  /**
   * @param about tells the features of one kind of thing from those of another
   */
  Features(int about) {
    this.about = about * 7919;
  }

  void add(int template) {
    put(template * 31);
  }

  void add(int template, String answer) {
    put(template * 31 + answer.hashCode() * 17);
  }

  void add(int template, int answer) {
    put(template * 31 + (answer + 1) * 7_368_787);
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

  private void put(int answer) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    hashes[count++] = mixed(answer * 0x01000193 + about);
  }

  /** Spreads a hash over all its bits, as MurmurHash ends. */
  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B1;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }
}
