package org.onrecord.web.conditional;

/**
 * The entity tag of a compressed response: the tag of the representation with the suffix {@code
 * -gzip}, because a strong tag identifies the bytes (RFC 9110, 8.8.3.3). Conditions accept either.
 */
public final class GzipTag {
  private static final String SUFFIX = "-gzip\"";

  private GzipTag() {}

  /** Adds the suffix. */
  public static String of(String tag) {
    return tag.endsWith(SUFFIX) ? tag : tag.substring(0, tag.length() - 1) + SUFFIX;
  }

  /** Removes the suffix. */
  static String withoutSuffix(String tag) {
    return tag.endsWith(SUFFIX) ? tag.substring(0, tag.length() - SUFFIX.length()) + '"' : tag;
  }
}
