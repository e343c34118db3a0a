package org.onrecord.web.conditional;

import java.util.regex.Pattern;

/**
 * The part {@code -m…} of an entity tag, a hash of the fields that a representation has if it does
 * not have all. The conditions of writes ignore it: a record that was read in part can be changed.
 */
public final class FieldsPart {
  private static final Pattern PART = Pattern.compile("-m[0-9a-f]+\"$");

  private FieldsPart() {}

  /** Adds the part to a tag. */
  public static String addedTo(String tag, int hash) {
    return tag.substring(0, tag.length() - 1) + "-m" + Integer.toHexString(hash) + '"';
  }

  /** Removes the part from a tag. */
  static String removedFrom(String tag) {
    return PART.matcher(tag).replaceFirst("\"");
  }
}
