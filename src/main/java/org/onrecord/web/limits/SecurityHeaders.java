package org.onrecord.web.limits;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What every answer says to browsers, refusals included (OWASP, "REST Security"): that it is what
 * its type says, that no page may frame it, and that nothing in it may load or run anything; but
 * Swagger UI, which may do what it has to.
 */
@Singleton
class SecurityHeaders {
  /** Before everything, so that no answer goes without. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final CharSequence CONTENT_TYPE_OPTIONS =
      AsciiString.cached("x-content-type-options");
  private static final CharSequence NOSNIFF = AsciiString.cached("nosniff");
  private static final CharSequence POLICY = AsciiString.cached("content-security-policy");
  private static final CharSequence NOTHING =
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
    headers.set(POLICY, swagger.covers(context.request().path()) ? swagger.headerValue() : NOTHING);
    context.next();
  }
}
