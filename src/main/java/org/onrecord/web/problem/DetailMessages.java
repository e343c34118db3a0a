package org.onrecord.web.problem;

/** What a stranger is told where the framework, not a feature, refuses the request. */
final class DetailMessages {
  static final String NO_SUCH_PATH =
      "There is nothing at this path. The contract at /q/openapi lists what there is, /q/swagger-ui shows it.";
  static final String NOT_ACCEPTABLE =
      "This resource does not come in any media type that the Accept header of the request allows. The contract at /q/openapi lists those in which it does.";
  static final String UNSUPPORTED_MEDIA_TYPE =
      "Send the body as application/json (PATCH: application/merge-patch+json; a page to /articles: text/html or text/plain;"
          + " lines to /imports: application/x-ndjson)"
          + " and say so in the Content-Type header.";
  static final String MALFORMED =
      "The request cannot be read. Is its URL percent-encoded, and does it have a Host header?";
  static final String URI_TOO_LONG =
      "The URL of the request is longer than %d characters (its cursor not counted).";
  static final String HEADERS_TOO_LARGE =
      "The headers of the request are longer than %d characters altogether.";
  static final String WRITE_CONFLICT =
      "Another request changed the same records at the same time. Nothing of this one was kept; send it again.";
  static final String PRECONDITION_FAILED =
      "The record is not in the state that If-Match or If-None-Match asks for. Nothing was changed; the ETag header has its current tag.";
  static final String IDEMPOTENCY_KEY_IN_USE =
      "A request with this Idempotency-Key is still being worked on. Send it again shortly, and you get its answer.";
  static final String IDEMPOTENCY_KEY_REUSED =
      "Another request was sent with this Idempotency-Key within the last 24 hours. Send this one with a key of its own.";
  static final String UNAVAILABLE =
      "The database cannot be reached at the moment. Nothing was changed; try again shortly.";
  static final String CUT_OFF =
      "The database went away before this request was done, and a change may or may not have been kept; try again shortly.";
  static final String TIMED_OUT =
      "The database took too long for this request, which was given up and changed nothing. Ask for less, or try again later.";
  static final String OVERLOADED =
      "The service has as much to do as it can. Nothing of this request was done; send it again shortly.";
  static final String SERVER_ERROR =
      "The service failed and changed nothing. Its log tells the operator why.";
  static final String TOO_MANY_REQUESTS =
      "You have sent as many requests as you may for now. Send the next in %d seconds.";

  private DetailMessages() {}

  static String noSuchMethod(String allow) {
    return "This path does not know the method of the request. It knows %s.".formatted(allow);
  }
}
