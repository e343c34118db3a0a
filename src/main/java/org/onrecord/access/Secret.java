package org.onrecord.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.apache.commons.codec.digest.DigestUtils;

/** The plain text of an API key. It is neither stored nor logged. */
record Secret(String text) {
  /** Prefix by which people and secret scanners recognize a key. */
  static final String PREFIX = "ork_";

  /** Letters and digits only, so that a double click selects the whole key. */
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 62^43 is just over 2^256. */
  private static final int LENGTH = 43;

  /** Generates a key with 256 random bits. */
  static Secret random() {
    StringBuilder text = new StringBuilder(PREFIX);
    new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .forEach(letter -> text.append(ALPHABET.charAt(letter)));
    return new Secret(text.toString());
  }

  /** The SHA-256 digest, 32 bytes. */
  byte[] hash() {
    return DigestUtils.sha256(text);
  }

  /** Compares hashes in constant time. */
  boolean hasHash(byte[] other) {
    return MessageDigest.isEqual(hash(), other);
  }

  @Override
  public String toString() {
    return "a key";
  }
}
