package org.onrecord.web.compression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The content codings that a client accepts (RFC 9110, 12.5.3). Names in upper case are not
 * recognized, because the HTTP server compares them so.
 *
 * @param qualities from 0 to 1, by coding or {@code *}
 */
record AcceptEncoding(Map<String, Float> qualities) {
  private static final String GZIP = "gzip";

  /** Parses the lines of the header. No line means no coding. */
  static AcceptEncoding of(List<String> lines) {
    Map<String, Float> qualities = new HashMap<>();
    for (String item : String.join(",", lines).split(",")) {
      String[] parts = item.split(";");
      String coding = parts[0].strip();
      qualities.merge(coding.equals("x-gzip") ? GZIP : coding, quality(parts), Math::max);
    }
    return new AcceptEncoding(qualities);
  }

  /** The weight, 1 without one. A malformed weight rejects the coding. */
  private static float quality(String[] parts) {
    String weight = parts.length > 1 ? parts[1].strip() : "q=1";
    return weight.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
        ? Float.parseFloat(weight.substring(2))
        : 0;
  }

  /**
   * True if the client accepts gzip and does not prefer another coding that the HTTP server would
   * take into account.
   */
  boolean prefersGzip() {
    float gzip = qualities.getOrDefault(GZIP, qualities.getOrDefault("*", 0f));
    return gzip > 0
        && gzip >= qualities.getOrDefault("identity", 0f)
        && gzip >= qualities.getOrDefault("deflate", 0f);
  }
}
