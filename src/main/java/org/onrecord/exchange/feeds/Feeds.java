package org.onrecord.exchange.feeds;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.web.conditional.ContentTag;
import org.onrecord.web.linked.RequestUrl;

/** Answers with a page of a list as a page of a feed. */
@Singleton
class Feeds {
  private static final String CONTENT_TYPE = AtomLink.ATOM + ";charset=UTF-8";

  private final Installation installation;
  private final RequestUrl url;

  Feeds(Installation installation, RequestUrl url) {
    this.installation = installation;
    this.url = url;
  }

  /** The parameters of a list in the order of all feeds, which have no parameter for it. */
  static ListParameters newestFirst(ListParameters parameters) {
    return parameters.with("sort", "-createdAt");
  }

  /**
   * The list that a feed has.
   *
   * @param question text that identifies the list with its filters
   * @param title the question in words
   */
  record Source(String question, String title, FeedUrls.Alternate page) {}

  /** The answer with a page whose items become entries. */
  <T> RestResponse<String> of(Source source, Page<T> page, Function<T, AtomEntry> entry) {
    List<AtomEntry> entries = page.items().stream().map(entry).toList();
    AtomFeed feed =
        new AtomFeed(
            id(source.question),
            source.title,
            new FeedUrls(url).of(source.page, page.cursor()),
            entries);
    String xml = AtomWriter.write(feed);
    return RestResponse.ResponseBuilder.ok(xml, CONTENT_TYPE)
        .header(HttpHeaders.ETAG, ContentTag.of(xml))
        .build();
  }

  /** The id of something in this collection that is no record with an id of its own. */
  UUID id(String name) {
    return installation.derive(name);
  }
}
