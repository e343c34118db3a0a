package org.onrecord.web.limits;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Set;

/** Properties of a request body that are known from the headers, before the body is read. */
final class RequestBody {
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
  private static final List<String> LINES = List.of("application/x-ndjson", "text/csv");
  private static final int MAX_BUFFERED_BYTES = 64 * 1024;
  private static final int MAX_DIGITS = 5;

  private RequestBody() {}

  /** True if there may be a body. HTTP/2 does not require a length. */
  static boolean isPresent(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? isOfUnknownLength(request) : !length.equals("0");
  }

  /** True if the body exceeds 64 KiB or its length is unknown, so that it is not buffered. */
  static boolean isStreamed(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? isOfUnknownLength(request)
        : length.length() > MAX_DIGITS || Integer.parseInt(length) > MAX_BUFFERED_BYTES;
  }

  /** True for NDJSON and CSV, whose lines may be sent as they are produced. */
  static boolean hasLines(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && LINES.stream().anyMatch(type::startsWith);
  }

  private static boolean isOfUnknownLength(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? WITH_BODY.contains(request.method())
        : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }
}
