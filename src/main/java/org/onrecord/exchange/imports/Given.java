package org.onrecord.exchange.imports;

/** What a line says, or what is on record where it leaves that out. */
final class Given {
  private Given() {}

  static <T> T or(T given, T onRecord) {
    return given == null ? onRecord : given;
  }
}
