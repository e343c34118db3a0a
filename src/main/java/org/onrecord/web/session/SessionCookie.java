package org.onrecord.web.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.web.linked.SameOrigin;
import org.onrecord.web.negotiation.HtmlPreference;

/**
 * The session cookie of browsers, and the requests that it authenticates: pages, requests of their
 * scripts, and their forms. Requests of programs, and of pages of other sites, are not among them.
 */
public final class SessionCookie {
  /** The path of the page that starts a session. */
  public static final String SIGN_IN = "/sign-in";

  /** The path that leads to the token issuer and back. */
  public static final String SIGN_IN_AT_ISSUER = SIGN_IN + "/oidc";

  /** The media type of forms. */
  public static final String FORM = "application/x-www-form-urlencoded";

  static final String NAME = "onrecord_session";

  /** 256 bits in base64url. */
  private static final Pattern TOKEN = Pattern.compile("[\\w-]{43}");

  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private SessionCookie() {}

  /** The token of the cookie, if the cookie authenticates this request. */
  public static Optional<String> tokenIn(HttpServerRequest request) {
    boolean applies =
        !request.headers().contains(HttpHeaders.AUTHORIZATION)
            && (READS.contains(request.method()) ? isPage(request) : isForm(request));
    Cookie cookie = applies ? request.getCookie(NAME) : null;
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(value -> TOKEN.matcher(value).matches());
  }

  /** True for a request that tries to sign in. It is not part of a session. */
  public static boolean isSignIn(HttpServerRequest request) {
    return request.method() == HttpMethod.POST
        && request.path() != null
        && request.path().endsWith(SIGN_IN);
  }

  /** True for a page that a browser navigates to, and for a request of a script of such a page. */
  private static boolean isPage(HttpServerRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return SameOrigin.isDeclared(request)
        || (mode == null || mode.equals("navigate"))
            && HtmlPreference.in(request.getHeader(HttpHeaders.ACCEPT));
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return request.method() == HttpMethod.POST
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(FORM)
        && SameOrigin.isNotDenied(request)
        && !isSignIn(request);
  }

  /** The value of a {@code Set-Cookie} header that stores a token. */
  public static String start(String token, Duration age, HttpServerRequest request) {
    return cookie(token, request).setMaxAge(age.toSeconds()).encode();
  }

  /** The value of a {@code Set-Cookie} header that removes the cookie. */
  public static String end(HttpServerRequest request) {
    return cookie("", request).setMaxAge(0).encode();
  }

  private static Cookie cookie(String value, HttpServerRequest request) {
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(isSecure(request));
  }

  /** True if the browser uses TLS, at least up to a proxy. */
  private static boolean isSecure(HttpServerRequest request) {
    String forwarded =
        request.getHeader("Forwarded") + " proto=" + request.getHeader("X-Forwarded-Proto");
    return request.isSSL()
        || "https".equals(request.scheme())
        || forwarded.toLowerCase(Locale.ROOT).replace("\"", "").contains("proto=https");
  }
}
