package org.onrecord.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A key as its holder has it. It is nowhere stored or logged, and does not show itself. */
record Secret(String text) {
  /** How keys of ours begin, so that people and scanners know one when they see it. */
  static final String PREFIX = "ork_";

  /** Letters and digits alone, so that a double click selects a key whole. */
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 62^43 is just over 2^256. */
  private static final int LENGTH = 43;

  /** A new key that nobody can guess: 256 random bits. */
  static Secret random() {
    StringBuilder text = new StringBuilder(PREFIX);
    new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .forEach(letter -> text.append(ALPHABET.charAt(letter)));
    return new Secret(text.toString());
  }

  /** Its SHA-256, 32 bytes. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether this is the key of a hash; how long that takes tells nothing of it. */
  boolean hasHash(byte[] other) {
    return MessageDigest.isEqual(hash(), other);
  }

  @Override
  public String toString() {
    return "a key";
  }
}
