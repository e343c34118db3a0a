package org.onrecord.exchange.changes;

/**
 * A stream of changes that is about to start.
 *
 * @param caller identifies the caller, whose streams are limited
 * @param first the changes that have been read already
 */
record ChangeStream(String caller, ChangeQuestion question, ChangeBatch first) {
  /** The media type of server-sent events. */
  static final String MEDIA_TYPE = "text/event-stream";
}
