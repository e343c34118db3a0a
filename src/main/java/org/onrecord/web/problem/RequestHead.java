package org.onrecord.web.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The rules of HTTP (RFC 9110, RFC 9112) for request heads that Vert.x leaves to applications. */
final class RequestHead {
  private RequestHead() {}

  /** True if version, target, host, transfer coding and the names of headers are valid. */
  static boolean isValid(HttpServerRequest request) {
    return request.version() != null
        && !request.headers().contains("")
        && isTarget(request.uri())
        && hasValidHost(request)
        && !hasUnknownTransferCoding(request);
  }

  /** True if the length of the body is unknown, because its transfer coding is not supported. */
  static boolean hasUnknownTransferCoding(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return !codings.isEmpty() && (codings.size() > 1 || !isChunked(codings.get(0)));
  }

  private static boolean isChunked(String coding) {
    return coding.strip().equalsIgnoreCase("chunked");
  }

  private static boolean isTarget(String target) {
    if (!target.startsWith("/")) {
      return isAbsoluteForm(target) && isEncodedText(target);
    }
    return isPlain(target) || isUri(target);
  }

  /** True for a target that names a host itself, which is valid and not preceded by a user. */
  private static boolean isAbsoluteForm(String target) {
    try {
      URI uri = new URI(target);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getRawFragment() == null
          && uri.getRawAuthority() != null
          && isAuthority(uri.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** True for common characters only: a cheap check that spares most requests the parser. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= '-' && c <= '9' || c >= 'A' && c <= 'Z';
      if (!plain && "?&=_~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUri(String target) {
    try {
      // A path that starts with two slashes is no authority here.
      return new URI(target.replaceFirst("^/+", "/")).getRawFragment() == null
          && isEncodedText(target);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Checks that percent-encoded bytes are UTF-8: the framework would replace others by U+FFFD. */
  private static boolean isEncodedText(String target) {
    try {
      byte[] bytes = URLDecoder.decode(target, ISO_8859_1).getBytes(ISO_8859_1);
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** A host is optional: a {@code Host} header may be empty, and HTTP/1.0 needs none. */
  static boolean hasValidHost(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() > 1 || !hosts.isEmpty() && !isHost(hosts.get(0))) {
      return false;
    }
    HostAndPort authority = request.authority();
    return authority == null || isHost(authority.toString());
  }

  private static boolean isHost(String host) {
    return host.isEmpty() || isAuthority(host);
  }

  /** True for a host that is not empty, with or without a port (RFC 9110, section 7.2). */
  private static boolean isAuthority(String text) {
    HostAndPort parsed = HostAndPort.parseAuthority(text, -1);
    return parsed != null
        && !parsed.host().isEmpty()
        && (!text.startsWith("[") || isAddress(parsed.host()));
  }

  /** Checks an IPv6 address in brackets, of which Vert.x reads the brackets only. */
  private static boolean isAddress(String host) {
    try {
      return host.equals(new URI("http://" + host).getHost());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
