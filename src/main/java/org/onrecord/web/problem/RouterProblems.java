package org.onrecord.web.problem;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Rejects malformed and oversized request heads, and answers failures of the router. */
@Singleton
class RouterProblems {
  /** Runs after the handlers that add headers to every response. */
  private static final int ORDER = Integer.MIN_VALUE + 1;

  private static final int MAX_URL_LENGTH = 8192;
  private static final int MAX_HEADERS_LENGTH = 32768;

  /** The methods of all paths of the contract. */
  private static final String ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

  private static final List<String> READ_METHODS = List.of("GET", "HEAD", "OPTIONS");

  /** The endpoints of Quarkus that ignore the method. */
  private static final Pattern METHOD_IGNORED =
      Pattern.compile("/q/(health|openapi|metrics|info)\\b.*");

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
    Optional<MalformedHead> unreadable = MalformedHead.find(request);
    if (unreadable.isPresent()) {
      rejectUnreadable(context, unreadable.get());
    } else if (!RequestHead.isValid(request)) {
      rejectMalformed(context);
    } else if (lengthWithoutCursor(request.uri()) > MAX_URL_LENGTH) {
      rejectLongUrl(context);
    } else if (length(request) > MAX_HEADERS_LENGTH) {
      rejectLongHeaders(context);
    } else if (isUnknownMethod(request)) {
      rejectMethod(context);
    } else {
      // Only the files of Swagger UI have ranges, and an invalid one is an error there.
      request.headers().remove("Range");
      context.next();
    }
  }

  /** True for a method that an endpoint of Quarkus would answer like GET. */
  private static boolean isUnknownMethod(HttpServerRequest request) {
    return !READ_METHODS.contains(request.method().name())
        && METHOD_IGNORED.matcher(request.path()).matches();
  }

  private void rejectMethod(RoutingContext context) {
    String allowed = String.join(", ", READ_METHODS);
    context.response().putHeader(HttpHeaders.ALLOW, allowed);
    rejection.send(
        context, ProblemType.METHOD_NOT_ALLOWED, DetailMessages.methodNotAllowed(allowed));
  }

  /** Closes the connection if the end of the body, and with it the next request, is unknown. */
  private void rejectMalformed(RoutingContext context) {
    if (RequestHead.hasUnknownTransferCoding(context.request())) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      context.addEndHandler(sent -> context.request().connection().close());
    }
    rejection.send(context, ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
  }

  private void rejectUnreadable(RoutingContext context, MalformedHead unreadable) {
    switch (unreadable) {
      case LINE_TOO_LONG -> rejectLongUrl(context);
      case HEADERS_TOO_LONG -> rejectLongHeaders(context);
      case UNSUPPORTED_VERSION ->
          rejection.send(context, ProblemType.INVALID_REQUEST, DetailMessages.UNSUPPORTED_VERSION);
      case UNREADABLE -> rejectMalformed(context);
    }
  }

  private void rejectLongUrl(RoutingContext context) {
    rejection.send(
        context, ProblemType.URI_TOO_LONG, DetailMessages.URI_TOO_LONG.formatted(MAX_URL_LENGTH));
  }

  private void rejectLongHeaders(RoutingContext context) {
    rejection.send(
        context,
        ProblemType.HEADERS_TOO_LARGE,
        DetailMessages.HEADERS_TOO_LARGE.formatted(MAX_HEADERS_LENGTH));
  }

  /** Ignores the cursor, so that every page of a list is reachable if the first one is. */
  private static int lengthWithoutCursor(String uri) {
    return uri.length() <= MAX_URL_LENGTH
        ? uri.length()
        : uri.replaceFirst("([?&])cursor=[^&]*", "$1").length();
  }

  private static int length(HttpServerRequest request) {
    int length = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      length += header.getKey().length() + header.getValue().length();
    }
    return length;
  }

  /** A step of signing in at the token issuer. */
  private static void redirect(RoutingContext context, AuthenticationRedirectException redirect) {
    context
        .response()
        .setStatusCode(redirect.getCode())
        .putHeader(HttpHeaders.LOCATION, redirect.getRedirectUri())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end();
  }

  private void rejectSignIn(RoutingContext context) {
    String reason = IssuerFailure.reason(context.failure());
    if (IssuerFailure.isCauseOf(context.failure())) {
      LOG.warn("Token issuer unavailable: " + reason);
      rejection.send(context, ProblemType.UNAVAILABLE, DetailMessages.ISSUER_UNAVAILABLE);
    } else {
      LOG.info("Signing in at the issuer failed: " + reason);
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"OnRecord\"");
      rejection.send(context, ProblemType.UNAUTHENTICATED, DetailMessages.NOT_SIGNED_IN);
    }
  }

  /** True for {@code OPTIONS *}, which the router rejects because it has no path. */
  private static boolean isServerWide(RoutingContext context) {
    HttpServerRequest request = context.request();
    return context.statusCode() == 404
        && request.method() == HttpMethod.OPTIONS
        && request.uri().equals("*")
        && RequestHead.hasValidHost(request);
  }

  /**
   * True if the CORS filter failed, which needs a host that {@link java.net.URI} can parse. It does
   * not need one for the configured origins, so this origin is another one.
   */
  private static boolean isIncomparableOrigin(Throwable failure) {
    return failure instanceof NullPointerException
        && Stream.of(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(CORSFilter.class.getName()));
  }

  /** True if the client closed or reset the connection, so that no response can be sent. */
  private static boolean isDisconnect(Throwable failure) {
    return failure instanceof SocketException || ExceptionTranslator.isClientDisconnect(failure);
  }

  private void failed(RoutingContext context) {
    if (context.response().ended() || isDisconnect(context.failure())) {
      LOG.debug(
          "Request failed after its response had ended or its client had disconnected",
          context.failure());
      return;
    }
    if (context.response().headWritten()) {
      ResponseAbort.abort(context.request(), context.failure());
      return;
    }
    if (context.failure() instanceof AuthenticationRedirectException redirect) {
      redirect(context, redirect);
    } else if (context.failure() instanceof AuthenticationException
        || context.failure() instanceof OIDCException) {
      rejectSignIn(context);
    } else if (isServerWide(context)) {
      context.response().putHeader(HttpHeaders.ALLOW, ALL_METHODS).end();
    } else if (isIncomparableOrigin(context.failure())) {
      rejection.send(context, ProblemType.FORBIDDEN, DetailMessages.FORBIDDEN_ORIGIN);
    } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
      rejection.send(context, ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
    } else {
      LOG.error("Request failed in the router", context.failure());
      rejection.send(context, ProblemType.SERVER_ERROR, DetailMessages.SERVER_ERROR);
    }
  }
}
