package org.onrecord.exchange.feeds;

import jakarta.ws.rs.core.MediaType;

/**
 * A link of a feed or an entry.
 *
 * @param rel the relation, such as {@code alternate}
 * @param type the media type; null if it is not known
 */
record AtomLink(String rel, String type, String href) {
  static final String ATOM = "application/atom+xml";

  private static final String ALTERNATE = "alternate";

  /** The page for people. */
  static AtomLink page(String href) {
    return new AtomLink(ALTERNATE, MediaType.TEXT_HTML, href);
  }

  /** The record as JSON. */
  static AtomLink record(String href) {
    return new AtomLink(ALTERNATE, MediaType.APPLICATION_JSON, href);
  }

  /** Another page of a feed, or this one. */
  static AtomLink feed(String rel, String href) {
    return new AtomLink(rel, ATOM, href);
  }
}
