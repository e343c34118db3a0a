package org.onrecord.exchange.feeds;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.web.linked.RequestUrl;

/** The links of a page of a feed, which is requested by its URL or by the media type. */
record FeedUrls(RequestUrl url) {
  private static final String CURSOR = "cursor";
  private static final String EXTENSION = ".atom";

  /**
   * The links of a page.
   *
   * @param page path of the page for people, with the query of the feed if it is a list
   * @param next cursor of the next page; null on the last one
   */
  List<AtomLink> of(Alternate page, String next) {
    List<AtomLink> links = new ArrayList<>();
    links.add(AtomLink.feed("self", url.of(current().toString())));
    links.add(AtomLink.page(page.href(this)));
    links.add(AtomLink.feed("first", at(feedPath(), (Object[]) null)));
    if (next != null) {
      links.add(AtomLink.feed("next", at(feedPath(), next)));
    }
    return links;
  }

  /** The page for people that shows the list of a feed. */
  @FunctionalInterface
  interface Alternate {
    String href(FeedUrls urls);

    /** The page of the same list. */
    static Alternate list() {
      return urls -> urls.at(urls.listPath(), (Object[]) null);
    }

    /** The page of the record that the list belongs to. */
    static Alternate owner() {
      return urls -> urls.url.of(urls.listPath().replaceFirst("/[^/]*$", ""));
    }
  }

  private String at(String path, Object... cursor) {
    UriBuilder target = UriBuilder.fromUri(withQuery(path)).replaceQueryParam(CURSOR, cursor);
    return url.of(target.build().toString());
  }

  private URI current() {
    return withQuery(feedPath());
  }

  private URI withQuery(String path) {
    return URI.create(url.query() == null ? path : path + "?" + url.query());
  }

  private String feedPath() {
    return listPath() + EXTENSION;
  }

  private String listPath() {
    return url.path().replaceFirst("/$", "").replaceFirst("\\.atom$", "");
  }
}
