package org.onrecord.pages.review;

import java.util.UUID;
import org.onrecord.web.linked.RequestUrl;

/**
 * The URLs of the desk, which keep the filter of the queue.
 *
 * @param root path of the service, which ends in a slash
 * @param query the filter as a query string; may be empty
 */
record DeskUrls(String root, String query) {
  static DeskUrls of(RequestUrl url, DeskFilter filter) {
    return new DeskUrls(url.root().getRawPath(), filter.query());
  }

  String queue() {
    return with("review", query);
  }

  String quote(UUID id) {
    return with("review/" + id, query);
  }

  String undo(UUID id) {
    return with("review/" + id + "/undo", query);
  }

  /** The URL of the claim to a quote. */
  String claim(UUID id) {
    return with("review/" + id + "/claim", "");
  }

  /**
   * The URL of a quote, which says what was done before.
   *
   * @param done the quote of the latest decision; null for none
   */
  String quoteAfter(UUID id, UUID done) {
    return with("review/" + id, after(done));
  }

  /**
   * The URL of the queue, which says what was done before.
   *
   * @param done the quote of the latest decision; null for none
   */
  String queueAfter(UUID done) {
    return with("review", after(done));
  }

  private String after(UUID done) {
    if (done == null) {
      return query;
    }
    return query.isEmpty() ? "done=" + done : query + "&done=" + done;
  }

  private String with(String path, String parameters) {
    return root + path + (parameters.isEmpty() ? "" : "?" + parameters);
  }
}
