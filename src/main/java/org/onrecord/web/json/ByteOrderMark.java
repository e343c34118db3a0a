package org.onrecord.web.json;

import java.nio.ByteBuffer;

/**
 * The UTF-8 byte order mark, with which some programs begin a file. RFC 8259, section 8.1, lets a
 * reader of JSON ignore it.
 */
public final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** The length of the mark in bytes. */
  public static final int LENGTH = MARK.length;

  private ByteOrderMark() {}

  /** The bytes after a mark at the start, or all of them. */
  public static ByteBuffer skip(byte[] text) {
    boolean found =
        text.length >= MARK.length
            && ByteBuffer.wrap(text, 0, MARK.length).equals(ByteBuffer.wrap(MARK));
    int length = found ? MARK.length : 0;
    return ByteBuffer.wrap(text, length, text.length - length).slice();
  }
}
