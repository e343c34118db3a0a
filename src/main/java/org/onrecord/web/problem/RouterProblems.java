package org.onrecord.web.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Problems of requests that are refused before a resource is looked for: by the router, or for
 * their length.
 */
@Singleton
class RouterProblems {
  /** After the headers of every answer. */
  private static final int ORDER = Integer.MIN_VALUE + 1;

  private static final int MAX_URL = 8192;
  private static final int MAX_HEADERS = 32768;

  private static final Logger LOG = Logger.getLogger(RouterProblems.class);

  private final RequestRejection refusal;

  RouterProblems(RequestRejection refusal) {
    this.refusal = refusal;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::bound).failureHandler(this::failed);
  }

  private void bound(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isPlain(request.uri()) && !isUri(request.uri())) {
      refusal.answer(context, Problem.of(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED));
    } else if (lengthWithoutCursor(request.uri()) > MAX_URL) {
      refusal.answer(
          context,
          Problem.of(ProblemType.URI_TOO_LONG, DetailMessages.URI_TOO_LONG.formatted(MAX_URL)));
    } else if (length(request) > MAX_HEADERS) {
      refusal.answer(
          context,
          Problem.of(
              ProblemType.HEADERS_TOO_LARGE,
              DetailMessages.HEADERS_TOO_LARGE.formatted(MAX_HEADERS)));
    } else {
      context.next();
    }
  }

  /**
   * The cursor does not count: it is ours, and it must not make the last page of a long query
   * unreachable.
   */
  private static int lengthWithoutCursor(String uri) {
    return uri.length() <= MAX_URL
        ? uri.length()
        : uri.replaceFirst("([?&])cursor=[^&]*", "$1").length();
  }

  /** What needs no second look: most requests. */
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

  private static int length(HttpServerRequest request) {
    int length = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      length += header.getKey().length() + header.getValue().length();
    }
    return length;
  }

  private void failed(RoutingContext context) {
    if (context.response().headWritten()
        || ExceptionTranslator.isClientDisconnect(context.failure())) {
      LOG.debug("A request failed that cannot be answered any more", context.failure());
      return;
    }
    boolean client = context.statusCode() >= 400 && context.statusCode() < 500;
    if (!client) {
      LOG.error("A request failed in the router", context.failure());
    }
    refusal.answer(
        context,
        client
            ? Problem.of(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED)
            : Problem.of(ProblemType.SERVER_ERROR, DetailMessages.SERVER_ERROR));
  }

  /** A URI whose percent-encoding spells UTF-8; what is not would silently become U+FFFD. */
  private static boolean isUri(String text) {
    try {
      new URI(text);
      byte[] bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (URISyntaxException | CharacterCodingException e) {
      return false;
    }
  }
}
