package org.onrecord.web.limits;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Adds the security headers for browsers to every response, errors included (OWASP, "REST
 * Security"): no content sniffing, no framing, no scripts or other resources. Swagger UI has a
 * policy of its own.
 */
@Singleton
class SecurityHeaders {
  /** Runs first, so that every response has the headers. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final CharSequence CONTENT_TYPE_OPTIONS =
      AsciiString.cached("x-content-type-options");
  private static final CharSequence NOSNIFF = AsciiString.cached("nosniff");
  private static final CharSequence POLICY = AsciiString.cached("content-security-policy");
  private static final CharSequence DENY_ALL =
      AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
  private static final CharSequence FRAME_OPTIONS = AsciiString.cached("x-frame-options");
  private static final CharSequence DENY = AsciiString.cached("DENY");
  private static final CharSequence REFERRER_POLICY = AsciiString.cached("referrer-policy");
  private static final CharSequence NO_REFERRER = AsciiString.cached("no-referrer");

  private final SwaggerContentSecurityPolicy swagger;

  SecurityHeaders(SwaggerContentSecurityPolicy swagger) {
    this.swagger = swagger;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::add).failureHandler(this::add);
  }

  private void add(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
    headers.set(FRAME_OPTIONS, DENY);
    headers.set(REFERRER_POLICY, NO_REFERRER);
    headers.set(
        POLICY, swagger.covers(context.request().path()) ? swagger.headerValue() : DENY_ALL);
    context.next();
  }
}
