package org.onrecord.pages.layout;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.onrecord.access.PublicCaller;
import org.onrecord.web.conditional.ContentTag;

/**
 * Renders pages. The entity tag is a hash of the HTML, because a page shows several records. The
 * policy allows the style sheet, the script and the forms of this service, and nothing inline.
 */
@Singleton
public class PageResponses {
  /** The media type of pages. */
  public static final String HTML = "text/html;charset=UTF-8";

  private static final String POLICY_HEADER = "Content-Security-Policy";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** The policy of a page that other sites may show in a frame: a style sheet, and nothing else. */
  private static final String FRAMED_POLICY =
      "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

  private static final String FRAME_OPTIONS = "X-Frame-Options";

  private static final String REFERRER_HEADER = "Referrer-Policy";

  private final RoutingContext routing;
  private final PublicCaller caller;

  PageResponses(RoutingContext routing, PublicCaller caller) {
    this.routing = routing;
    this.caller = caller;
  }

  /** The answer with a page. */
  public RestResponse<String> of(TemplateInstance page) {
    allow(routing);
    return tagged(page);
  }

  /** The answer with a page that other sites may show in a frame. */
  public RestResponse<String> framed(TemplateInstance page) {
    routing.response().putHeader(POLICY_HEADER, FRAMED_POLICY).headers().remove(FRAME_OPTIONS);
    return tagged(page);
  }

  private RestResponse<String> tagged(TemplateInstance page) {
    String html = page.render();
    return ok(html).header(HttpHeaders.ETAG, ContentTag.of(html)).build();
  }

  /** The answer with a page without an entity tag, to which headers can be added. */
  public ResponseBuilder<String> untagged(TemplateInstance page) {
    allow(routing);
    return ok(page.render());
  }

  /** A page of a session is for its reader only. */
  private ResponseBuilder<String> ok(String html) {
    ResponseBuilder<String> response =
        ResponseBuilder.ok(html, HTML).header(HttpHeaders.VARY, HttpHeaders.COOKIE);
    return caller.session().isEmpty()
        ? response
        : response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /**
   * Replaces headers of other answers: their {@code Content-Security-Policy}, which allows nothing,
   * and their {@code Referrer-Policy}, with which forms would have no {@code Origin}.
   */
  public static void allow(RoutingContext routing) {
    routing.response().putHeader(POLICY_HEADER, POLICY).putHeader(REFERRER_HEADER, "same-origin");
  }
}
