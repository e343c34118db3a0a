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

/** Rejects malformed and oversized request heads, and answers failures of the router. */
@Singleton
class RouterProblems {
  /** Runs after the handlers that add headers to every response. */
  private static final int ORDER = Integer.MIN_VALUE + 1;

  private static final int MAX_URL_LENGTH = 8192;
  private static final int MAX_HEADERS_LENGTH = 32768;

  private static final Logger LOG = Logger.getLogger(RouterProblems.class);

  private final RequestRejection rejection;

  RouterProblems(RequestRejection rejection) {
    this.rejection = rejection;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::check).failureHandler(this::failed);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isPlain(request.uri()) && !isUri(request.uri())) {
      rejection.send(context, ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
    } else if (lengthWithoutCursor(request.uri()) > MAX_URL_LENGTH) {
      rejection.send(
          context, ProblemType.URI_TOO_LONG, DetailMessages.URI_TOO_LONG.formatted(MAX_URL_LENGTH));
    } else if (length(request) > MAX_HEADERS_LENGTH) {
      rejection.send(
          context,
          ProblemType.HEADERS_TOO_LARGE,
          DetailMessages.HEADERS_TOO_LARGE.formatted(MAX_HEADERS_LENGTH));
    } else {
      context.next();
    }
  }

  /** Ignores the cursor, so that every page of a list is reachable if the first one is. */
  private static int lengthWithoutCursor(String uri) {
    return uri.length() <= MAX_URL_LENGTH
        ? uri.length()
        : uri.replaceFirst("([?&])cursor=[^&]*", "$1").length();
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

  private static int length(HttpServerRequest request) {
    int length = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      length += header.getKey().length() + header.getValue().length();
    }
    return length;
  }

  private void failed(RoutingContext context) {
    if (context.response().ended() || ExceptionTranslator.isClientDisconnect(context.failure())) {
      LOG.debug(
          "Request failed after its response had ended or its client had disconnected",
          context.failure());
      return;
    }
    if (context.response().headWritten()) {
      ResponseAbort.abort(context.request(), context.failure());
      return;
    }
    if (context.statusCode() >= 400 && context.statusCode() < 500) {
      rejection.send(context, ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
    } else {
      LOG.error("Request failed in the router", context.failure());
      rejection.send(context, ProblemType.SERVER_ERROR, DetailMessages.SERVER_ERROR);
    }
  }

  /** Checks that percent-encoded bytes are UTF-8: the framework would replace others by U+FFFD. */
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
