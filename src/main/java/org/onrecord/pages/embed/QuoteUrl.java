package org.onrecord.pages.embed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.web.json.Ids;

/** Finds the quote that a URL of this service leads to. */
final class QuoteUrl {
  private static final String COLLECTION = "quotes/";
  private static final String CARD = "/card";

  private QuoteUrl() {}

  /**
   * The id in the URL of a quote or its card. Query and fragment do not matter, nor does the
   * scheme, because a proxy may add TLS.
   *
   * @param service URL of this service, which ends in a slash
   * @return empty for a URL of another service, or of something else
   */
  static Optional<UUID> idIn(String url, URI service) {
    try {
      URI absolute = service.resolve(new URI(url.strip()));
      String path = absolute.getRawPath();
      String start = service.getRawPath() + COLLECTION;
      return isSameHost(absolute, service) && path != null && path.startsWith(start)
          ? Ids.parse(withoutCard(path.substring(start.length())))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutCard(String path) {
    return path.endsWith(CARD) ? path.substring(0, path.length() - CARD.length()) : path;
  }

  private static boolean isSameHost(URI one, URI other) {
    return Objects.equals(authority(one), authority(other))
        && (one.getScheme() == null || one.getScheme().toLowerCase(Locale.ROOT).matches("https?"));
  }

  /** Host and port in canonical form; null for a relative reference. */
  private static String authority(URI uri) {
    return uri.getRawAuthority() == null
        ? null
        : uri.getRawAuthority().toLowerCase(Locale.ROOT).replaceFirst(":(80|443)?$", "");
  }
}
