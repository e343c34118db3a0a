package org.onrecord.exchange.imports;

/** Finds the ends of the lines in a stream, which is passed in consecutive parts. */
interface LineEnd {
  /** A line ends with each line feed. */
  LineEnd LINE_FEED =
      (bytes, from, to) -> {
        int at = from;
        while (at < to && bytes[at] != '\n') {
          at++;
        }
        return at;
      };

  /**
   * Finds the line feed that ends the current line.
   *
   * @return its index, or {@code to} if the line does not end in this part
   */
  int find(byte[] bytes, int from, int to);

  /** True for a byte that a blank line may contain. */
  default boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\r';
  }

  /** The number of line feeds within the line that was found last. */
  default int lineFeedsWithin() {
    return 0;
  }
}
