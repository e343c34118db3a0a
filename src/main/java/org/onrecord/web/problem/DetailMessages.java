package org.onrecord.web.problem;

/** The {@code detail} sentences of problems that no single feature causes. */
final class DetailMessages {
  static final String NO_SUCH_PATH =
      "There is nothing at this path. The contract at /q/openapi lists all paths, /q/swagger-ui shows them.";
  static final String NOT_ACCEPTABLE =
      "This resource is not available in any media type that the Accept header of the request allows. The contract at /q/openapi lists the media types of all URLs.";
  static final String UNSUPPORTED_MEDIA_TYPE =
      "Send the body as application/json (PATCH: application/merge-patch+json; a page to /articles: text/html or text/plain; lines to /imports: application/x-ndjson or text/csv) and say so in the Content-Type header. Only the body of an import may have a Content-Encoding, gzip.";
  static final String MALFORMED =
      "The request cannot be parsed. Check that its URL is percent-encoded in UTF-8, that it has one valid Host header, and that its Transfer-Encoding, if any, is chunked.";
  static final String ISSUER_UNAVAILABLE =
      "The token issuer is unavailable. Use a key, or try again shortly.";
  static final String NOT_SIGNED_IN =
      "Signing in at the issuer did not succeed. Start again on the sign-in page.";
  static final String FORBIDDEN_ORIGIN =
      "The service does not accept cross-origin requests of this origin.";
  static final String UNSUPPORTED_VERSION =
      "Send the request as HTTP/1.1. This service accepts HTTP/2 over TLS only, unless its operator allows it without TLS.";
  static final String URI_TOO_LONG =
      "The URL of the request, without its cursor, is longer than %d characters.";
  static final String HEADERS_TOO_LARGE =
      "The headers of the request are longer than %d characters in total.";
  static final String WRITE_CONFLICT =
      "Another request changed the same records at the same time. Nothing was changed; send the request again.";
  static final String UNAVAILABLE =
      "The database is unavailable. Nothing was changed; try again shortly.";
  static final String DISK_FULL =
      "The disk of the database is full. Nothing was changed; try again when the operator has freed some space.";
  static final String RESULT_TOO_LARGE =
      "The database has more data for this request than the service has memory for. Nothing was changed. Ask for less.";
  static final String CONNECTION_LOST =
      "The database connection was lost during the request. Its changes may or may not have been saved; try again shortly.";
  static final String TIMED_OUT =
      "The request exceeded a database timeout and changed nothing. Ask for less, or try again later.";
  static final String OVERLOADED =
      "The service is at capacity and did not process the request. Try again shortly.";
  static final String SERVER_ERROR =
      "The request failed and changed nothing. The log of the service has the cause.";
  static final String TOO_MANY_REQUESTS =
      "The rate limit is exceeded. Send the next request in %d seconds.";

  private DetailMessages() {}

  static String methodNotAllowed(String allow) {
    return "This path does not support the method of the request. It supports %s.".formatted(allow);
  }
}
