package org.onrecord.web.limits;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** What the head of a request tells of its body. */
final class RequestBody {
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
  private static final String LINES = "application/x-ndjson";
  private static final int SMALL = 64 * 1024;
  private static final int DIGITS_OF_SMALL = 5;

  private RequestBody() {}

  /** Whether there is one, or may be one: HTTP/2 need not tell. */
  static boolean isPresent(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? isOfUnknownLength(request) : !length.equals("0");
  }

  /** Whether it is so large, or may be, that it is read piece by piece. */
  static boolean isStreamed(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? isOfUnknownLength(request)
        : length.length() > DIGITS_OF_SMALL || Integer.parseInt(length) > SMALL;
  }

  /** Whether it is lines, which may come as they are made. */
  static boolean isNdjson(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.startsWith(LINES);
  }

  private static boolean isOfUnknownLength(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? WITH_BODY.contains(request.method())
        : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }
}
