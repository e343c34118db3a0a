package org.onrecord.web.conditional;

import java.time.Instant;

/**
 * Sums up what a representation shows to its tag, without writing it. The version stands for all
 * that is the record's own; what other rows tell of it is added. Every row of a list has a tag, so
 * this is a plain hash of 64 bits (FNV-1a over UTF-16 units, and a finish), made in one pass.
 */
public final class EtagBuilder {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** What no text on record has in it, so that two texts never sum up as two others do. */
  private static final char END = 0;

  private static final char NOTHING = 1;

  private final long version;
  private long hash = START;

  private EtagBuilder(long version) {
    this.version = version;
  }

  /**
   * The record's own part.
   *
   * @param updatedAt after a return to an older backup, the next change has a number that another
   *     change had
   */
  public static EtagBuilder of(long version, Instant updatedAt) {
    return new EtagBuilder(version).add(updatedAt.toEpochMilli());
  }

  /** Adds a text, or null, that comes from another row. */
  public EtagBuilder add(String text) {
    if (text == null) {
      mix(NOTHING);
    } else {
      for (int i = 0; i < text.length(); i++) {
        mix(text.charAt(i));
      }
    }
    mix(END);
    return this;
  }

  /** Adds a number that comes from another row. */
  public EtagBuilder add(long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Character.SIZE) {
      mix((char) (number >>> shift));
    }
    return this;
  }

  /** The tag, in its quotes. */
  public String tag() {
    return tag("");
  }

  /** The tag of the same as linked data: another representation, so another tag. */
  public String linkedTag() {
    return tag("-ld");
  }

  private String tag(String ending) {
    return '"' + Long.toString(version, Character.MAX_RADIX) + '-' + finished() + ending + '"';
  }

  private void mix(char unit) {
    hash = (hash ^ unit) * PRIME;
  }

  /** So that every bit of it depends on every character (MurmurHash3's finish). */
  private String finished() {
    long bits = hash;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return Long.toHexString(bits ^ (bits >>> 33));
  }
}
