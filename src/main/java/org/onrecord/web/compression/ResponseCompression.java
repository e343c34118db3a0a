package org.onrecord.web.compression;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.onrecord.web.conditional.GzipTag;

/**
 * Decides for every response whether the HTTP server compresses it: texts are compressed for
 * clients that accept gzip. The server compresses what has no {@code Content-Encoding}, and removes
 * the value {@code identity} from what it leaves as it is.
 */
@Singleton
class ResponseCompression {
  /** Runs first, so that it applies to every response. Its end handler then runs last. */
  private static final int ORDER = Integer.MIN_VALUE;

  /** The media types of texts that are not called text, apart from those in JSON or XML. */
  private static final Set<String> TEXTS =
      Set.of(
          "application/json",
          "application/x-bibtex",
          "application/x-research-info-systems",
          "application/x-ndjson",
          "application/yaml",
          "application/javascript",
          "application/openmetrics-text");

  private static final CharSequence ACCEPT_ENCODING = AsciiString.cached("Accept-Encoding");
  private static final CharSequence GZIP = AsciiString.cached("gzip");
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_ERROR = 400;

  void register(@Observes Router router) {
    router
        .route()
        .order(ORDER)
        .handler(this::decideBeforeHead)
        .failureHandler(this::decideBeforeHead);
  }

  private void decideBeforeHead(RoutingContext context) {
    context.addHeadersEndHandler(ready -> decide(context.request(), context.response()));
    context.next();
  }

  private static void decide(HttpServerRequest request, HttpServerResponse response) {
    MultiMap headers = response.headers();
    boolean unmodified = response.getStatusCode() == NOT_MODIFIED;
    boolean mayVary = unmodified || isCompressible(headers);
    boolean gzip = mayVary && isGzipPreferred(request);
    if (mayVary) {
      addVary(headers);
    }
    if (gzip && response.getStatusCode() < FIRST_ERROR && headers.contains(HttpHeaders.ETAG)) {
      headers.set(HttpHeaders.ETAG, GzipTag.of(headers.get(HttpHeaders.ETAG)));
    }
    setCoding(request, headers, gzip, hasBody(headers) && !unmodified);
  }

  /**
   * Answers that must not be stored contain a secret. Its length after compression, together with
   * text of an attacker, could reveal it (the BREACH attack).
   */
  private static boolean isCompressible(MultiMap headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    return type != null
        && isText(type)
        && headers.getAll(HttpHeaders.CACHE_CONTROL).stream()
            .noneMatch(directives -> directives.contains("no-store"));
  }

  private static boolean isText(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters).strip();
    return type.startsWith("text/")
        || TEXTS.contains(type)
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }

  private static boolean hasBody(MultiMap headers) {
    return headers.get(HttpHeaders.CONTENT_TYPE) != null
        && !"0".equals(headers.get(HttpHeaders.CONTENT_LENGTH));
  }

  /** HTTP/1.0 has no chunks, which compressed responses need. */
  private static boolean isGzipPreferred(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_1_0
        && request.headers().contains(HttpHeaders.ACCEPT_ENCODING)
        && AcceptEncoding.of(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING)).prefersGzip();
  }

  private static void addVary(MultiMap headers) {
    String others = String.join(", ", headers.getAll(HttpHeaders.VARY));
    if (!others.contains("*") && !others.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
      headers.set(
          HttpHeaders.VARY, others.isEmpty() ? ACCEPT_ENCODING : others + ", " + ACCEPT_ENCODING);
    }
  }

  private static void setCoding(
      HttpServerRequest request, MultiMap headers, boolean gzip, boolean hasBody) {
    if (gzip && hasBody && request.method() == HttpMethod.HEAD) {
      headers.set(HttpHeaders.CONTENT_ENCODING, GZIP).remove(HttpHeaders.CONTENT_LENGTH);
    } else if (gzip || !hasBody || isNeverCompressed(request)) {
      headers.remove(HttpHeaders.CONTENT_ENCODING);
    } else {
      headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    }
  }

  /** True where the server does not compress, and so would not remove the value identity. */
  private static boolean isNeverCompressed(HttpServerRequest request) {
    return request.method() == HttpMethod.HEAD
        || request.version() == HttpVersion.HTTP_1_0
        || !request.headers().contains(HttpHeaders.ACCEPT_ENCODING);
  }
}
