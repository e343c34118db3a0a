package org.onrecord.web.conditional;

import java.util.regex.Pattern;

/**
 * The part {@code -s…} of an entity tag, a hash of members that are derived from other records,
 * such as the statement of a quote. The conditions of writes ignore it: a write does not replace
 * these members, and records of other clients change them.
 */
final class DerivedPart {
  private static final Pattern PART = Pattern.compile("-s[0-9a-f]+");

  private DerivedPart() {}

  /** The part for a hash. */
  static String of(int hash) {
    return "-s" + Integer.toHexString(hash);
  }

  /** Removes the part from a tag. */
  static String removedFrom(String tag) {
    return PART.matcher(tag).replaceFirst("");
  }
}
