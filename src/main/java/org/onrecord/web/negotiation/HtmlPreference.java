package org.onrecord.web.negotiation;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The preference of a client for HTML, from its {@code Accept} header (RFC 9110, 12.5.1). A client
 * that accepts anything prefers JSON, which is the default.
 */
public final class HtmlPreference {
  /**
   * The default of Java's {@code HttpURLConnection}, which names HTML although its callers are
   * programs.
   */
  static final Pattern JAVA_DEFAULT = Pattern.compile("(?i)^\\s*text/html\\s*,\\s*image/gif\\s*,");

  private static final String HTML = "text/html";
  private static final Set<String> RANGES = Set.of("*/*", "application/*");
  private static final Pattern ZERO = Pattern.compile("q=0(\\.0*)?\\s*(,|;|$)");

  private HtmlPreference() {}

  /** True if the header names HTML with a higher quality than JSON, and with that of any range. */
  public static boolean in(String accept) {
    if (accept == null || JAVA_DEFAULT.matcher(accept).find()) {
      return false;
    }
    double html = quality(accept, HTML::equals);
    double json = quality(accept, type -> type.endsWith("/json") || type.endsWith("+json"));
    return html > json && html >= quality(accept, RANGES::contains);
  }

  /** True if the header accepts anything, or any application type, beside HTML. */
  static boolean leavesAlternatives(String accept) {
    return quality(accept, RANGES::contains) > 0 && !ZERO.matcher(accept).find();
  }

  /** True if the header names JSON, and nothing with a higher quality. */
  static boolean prefersNothingToJson(String accept) {
    double json = quality(accept, "application/json"::equals);
    return json > 0 && json >= quality(accept, type -> true);
  }

  /** The highest quality of a media type. */
  private static double quality(String accept, Predicate<String> type) {
    double highest = 0;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
      // Not split at an expression with spaces, which takes quadratic time for a long run of them.
      String[] parts = range.split(";");
      if (parts.length > 0 && type.test(parts[0].strip())) {
        highest = Math.max(highest, quality(parts));
      }
    }
    return highest;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("q=")) {
        return part.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
            ? Double.parseDouble(part.substring(2))
            : 0;
      }
    }
    return 1;
  }
}
