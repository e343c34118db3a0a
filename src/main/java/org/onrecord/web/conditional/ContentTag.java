package org.onrecord.web.conditional;

import org.apache.commons.codec.digest.DigestUtils;

/** The entity tag of a text that shows several records: a hash of the text. */
public final class ContentTag {
  private static final int LENGTH = 20;

  private ContentTag() {}

  /** The tag of a text, in double quotes. */
  public static String of(String text) {
    return '"' + DigestUtils.sha256Hex(text).substring(0, LENGTH) + '"';
  }
}
