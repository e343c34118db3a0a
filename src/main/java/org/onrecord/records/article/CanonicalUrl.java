package org.onrecord.records.article;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form in which URLs of articles are compared: scheme and host in lower case, without the
 * default port, fragment, tracking parameters and empty parameters; "/" for an empty path. The
 * database function {@code canonical_url}, on which there is an index, computes the same.
 */
public final class CanonicalUrl {
  private static final Pattern PARTS =
      Pattern.compile(
          "([^:]+)://([^/?#]*@)?(\\[[^]]*]|[^/?#:@]*)(:[0-9]*)?([^?#]*)(\\?[^#]*)?(#.*)?",
          Pattern.DOTALL);

  /** Parameters of campaigns, such as {@code utm_source}. */
  private static final Set<String> TRACKING_PREFIXES = Set.of("utm_", "mtm_");

  /** Identifiers of clicks and of recipients of mails. */
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "ysclid",
          "twclid",
          "ttclid",
          "li_fat_id",
          "igshid",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "vero_id");

  private CanonicalUrl() {}

  /** The canonical form of an absolute http or https URL; null for null. */
  public static String of(String url) {
    if (url == null) {
      return null;
    }
    Matcher parts = PARTS.matcher(url);
    if (!parts.matches()) {
      return url;
    }
    String scheme = lowerCase(parts.group(1));
    String path = parts.group(5);
    return scheme
        + "://"
        + orEmpty(parts.group(2))
        + lowerCase(parts.group(3))
        + port(scheme, orEmpty(parts.group(4)))
        + (path.isEmpty() ? "/" : path)
        + query(orEmpty(parts.group(6)));
  }

  private static String port(String scheme, String port) {
    boolean isDefault =
        switch (port) {
          case "", ":" -> true;
          case ":80" -> scheme.equals("http");
          case ":443" -> scheme.equals("https");
          default -> false;
        };
    return isDefault ? "" : port;
  }

  /** The query without tracking parameters, with its question mark; empty if nothing is left. */
  private static String query(String query) {
    return Stream.of(query.replaceFirst("\\?", "").split("&"))
        .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
        .collect(Collectors.collectingAndThen(Collectors.joining("&"), CanonicalUrl::withMark));
  }

  private static String withMark(String parameters) {
    return parameters.isEmpty() ? "" : "?" + parameters;
  }

  private static boolean isTracking(String parameter) {
    String name = lowerCase(parameter.split("=", 2)[0]);
    return TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static String lowerCase(String ascii) {
    return ascii.toLowerCase(Locale.ROOT);
  }

  private static String orEmpty(String part) {
    return part == null ? "" : part;
  }
}
