package org.onrecord.web.problem;

/** The types of problems (RFC 9457), each with a stable URI, a title and an HTTP status. */
public enum ProblemType {
  INVALID_REQUEST("invalid-request", "Invalid request", 400),
  UNAUTHENTICATED("unauthenticated", "Not authenticated", 401),
  FORBIDDEN("forbidden", "Forbidden", 403),
  NOT_FOUND("not-found", "Not found", 404),
  METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
  NOT_ACCEPTABLE("not-acceptable", "Not acceptable", 406),
  ALREADY_EXISTS("already-exists", "Already on record", 409),
  AMBIGUOUS_ACTOR("ambiguous-actor", "Ambiguous actor", 409),
  STILL_REFERENCED("still-referenced", "Still referenced", 409),
  WRITE_CONFLICT("write-conflict", "Write conflict", 409),
  MERGED("merged", "Merged", 409),
  LATER_MERGE("later-merge", "A later merge is in the way", 409),
  NOT_MERGED("not-merged", "Not merged", 409),
  NOT_DECIDED("not-decided", "Not decided", 409),
  NOTHING_TO_UNDO("nothing-to-undo", "Nothing to undo", 409),
  WRONG_STATUS("wrong-status", "Wrong status", 409),
  IDEMPOTENCY_KEY_IN_USE("idempotency-key-in-use", "Idempotency key in use", 409),
  PRECONDITION_FAILED("precondition-failed", "Precondition failed", 412),
  CONTENT_TOO_LARGE("content-too-large", "Content too large", 413),
  URI_TOO_LONG("uri-too-long", "URI too long", 414),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Unsupported media type", 415),
  HEADERS_TOO_LARGE("headers-too-large", "Headers too large", 431),
  UNPROCESSABLE("unprocessable", "Cannot be processed", 422),
  UNKNOWN_NAMES("unknown-names", "Unknown names", 422),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "Idempotency key reused", 422),
  SERVER_ERROR("server-error", "Server error", 500),
  NOT_IMPLEMENTED("not-implemented", "Not implemented", 501),
  UNAVAILABLE("unavailable", "Unavailable", 503),
  OVERLOADED("overloaded", "Overloaded", 503),
  TIMED_OUT("timed-out", "Timed out", 503),
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429);

  final String uri;
  final String title;
  final int status;

  ProblemType(String slug, String title, int status) {
    this.uri = "urn:onrecord:problem:" + slug;
    this.title = title;
    this.status = status;
  }
}
