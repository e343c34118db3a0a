package org.onrecord.web.conditional;

import java.time.Instant;

/**
 * Computes the entity tag of a representation without serializing it: the version of the record,
 * and a 64-bit FNV-1a hash of everything else it shows. Each item of a list has a tag, so the hash
 * takes one pass and allocates nothing.
 */
public final class EtagBuilder {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Separator that no stored text contains, so that "a", "bc" and "ab", "c" hash differently. */
  private static final char SEPARATOR = 0;

  private static final char NULL = 1;

  private final long version;
  private long hash = START;
  private String derived = "";

  private EtagBuilder(long version) {
    this.version = version;
  }

  /**
   * Starts an entity tag with the version of a record.
   *
   * @param updatedAt distinguishes changes that have the same version because a backup was restored
   */
  public static EtagBuilder of(long version, Instant updatedAt) {
    return new EtagBuilder(version).add(updatedAt.toEpochMilli());
  }

  /** Adds a text of another row, or null. */
  public EtagBuilder add(String text) {
    if (text == null) {
      mix(NULL);
    } else {
      for (int i = 0; i < text.length(); i++) {
        mix(text.charAt(i));
      }
    }
    mix(SEPARATOR);
    return this;
  }

  /** Adds a number of another row. */
  public EtagBuilder add(long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Character.SIZE) {
      mix((char) (number >>> shift));
    }
    return this;
  }

  /** Adds the hash of members that are derived from other records ({@link DerivedPart}). */
  public EtagBuilder addDerived(int hashOfMembers) {
    derived = DerivedPart.of(hashOfMembers);
    return this;
  }

  /** The entity tag in double quotes. */
  public String tag() {
    return tag("");
  }

  /** The entity tag of the JSON-LD representation. */
  public String linkedTag() {
    return tagOf("ld");
  }

  /**
   * The entity tag of a representation other than JSON.
   *
   * @param representation the ending of the tag, such as {@code ld}
   */
  public String tagOf(String representation) {
    return tag("-" + representation);
  }

  private String tag(String ending) {
    return '"'
        + Long.toString(version, Character.MAX_RADIX)
        + '-'
        + finished()
        + derived
        + ending
        + '"';
  }

  private void mix(char unit) {
    hash = (hash ^ unit) * PRIME;
  }

  /** Mixes all bits with the finalizer of MurmurHash3. */
  private String finished() {
    long bits = hash;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return Long.toHexString(bits ^ (bits >>> 33));
  }
}
