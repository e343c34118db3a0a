package org.onrecord.exchange.subscriptions;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for targets, against server-side request forgery: https, no credentials, and public
 * addresses only. Operators can allow http and networks of their own.
 *
 * @param http true if plain http is allowed
 * @param networks addresses that are allowed though they are not public
 */
record TargetRules(boolean http, List<AddressRange> networks) {
  private static final String HTTP = "http";
  private static final String HTTPS = "https";
  private static final int MAX_PORT = 65_535;

  /** An address in its usual form. */
  private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.|$)){4}");

  /** The last part of a name that resolvers take for an address in another form. */
  private static final Pattern NUMERIC_END = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException if it has something else
   */
  static TargetRules of(List<String> allowed) {
    List<AddressRange> networks =
        allowed.stream()
            .map(String::strip)
            .filter(value -> !value.equals(HTTP))
            .map(AddressRange::parse)
            .toList();
    return new TargetRules(allowed.stream().map(String::strip).anyMatch(HTTP::equals), networks);
  }

  /** The faults of a URL as far as they are known without resolving its host. */
  List<String> faults(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return List.of("is not a URL");
    }
    List<String> faults = new ArrayList<>();
    if (!HTTPS.equalsIgnoreCase(uri.getScheme())
        && !(http && HTTP.equalsIgnoreCase(uri.getScheme()))) {
      faults.add(http ? "must start with https or http" : "must start with https");
    }
    if (uri.getRawUserInfo() != null
        || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      faults.add("must not have credentials");
    }
    if (uri.getRawFragment() != null) {
      faults.add("must not have a fragment");
    }
    hostFault(uri).ifPresent(faults::add);
    return faults;
  }

  private Optional<String> hostFault(URI uri) {
    String host = uri.getHost();
    if (host == null || uri.getPort() > MAX_PORT || uri.getPort() == 0) {
      return Optional.of("must have a host, and a port from 1 to 65535 if any");
    }
    if (host.startsWith("[") || DOTTED_QUAD.matcher(host).matches()) {
      return literal(host).flatMap(this::refusal);
    }
    return NUMERIC_END.matcher(host).matches()
        ? Optional.of("has an address in an unusual form")
        : Optional.empty();
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return HostResolver.SYSTEM.resolve(withoutBrackets(host)).stream().findFirst();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The host of a URL for a resolver. */
  static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Explains why an address must not be connected to; empty if it may be. */
  Optional<String> refusal(InetAddress address) {
    return PublicAddresses.include(address)
            || networks.stream().anyMatch(network -> network.contains(address))
        ? Optional.empty()
        : Optional.of(
            "has an address that is not public; the operator can allow its network with ONRECORD_SUBSCRIPTIONS_ALLOW");
  }
}
