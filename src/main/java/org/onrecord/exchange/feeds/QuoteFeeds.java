package org.onrecord.exchange.feeds;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteScope;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.statement.RecordedTimes;
import org.onrecord.records.statement.StatementFilter;
import org.onrecord.records.statement.StatementItem;
import org.onrecord.records.statement.StatementListing;

/** Reads the feeds of quotes and of statements, which have the same filters. */
@Singleton
class QuoteFeeds {
  private static final RecordedTimes UNKNOWN = new RecordedTimes(Instant.EPOCH, Instant.EPOCH);

  private final QuoteListing quotes;
  private final StatementListing statements;
  private final ParameterReader parameterReader;
  private final FeedTitles titles;
  private final FeedEntries entries;
  private final Feeds feeds;

  QuoteFeeds(
      QuoteListing quotes,
      StatementListing statements,
      ParameterReader parameterReader,
      FeedTitles titles,
      FeedEntries entries,
      Feeds feeds) {
    this.quotes = quotes;
    this.statements = statements;
    this.parameterReader = parameterReader;
    this.titles = titles;
    this.entries = entries;
    this.feeds = feeds;
  }

  /**
   * The feed of the quotes in a scope.
   *
   * @param name name of the list, with a capital letter
   */
  RestResponse<String> quotes(
      String name, UriInfo uri, QuoteScope scope, FeedUrls.Alternate alternate) {
    ListParameters parameters =
        Feeds.newestFirst(parameterReader.listParameters(uri, QuoteListing.PARAMETERS));
    Page<ListItem<QuoteView>> page = quotes.page(parameters, uri.getPath(), scope);
    String question = uri.getPath() + " " + parameters.canonicalText(QuoteFilter.class);
    return feeds.of(
        new Feeds.Source(question, titles.of(name, uri), alternate),
        page,
        item -> entries.of(item.record()));
  }

  /** The feed of statements. */
  RestResponse<String> statements(UriInfo uri) {
    ListParameters parameters =
        Feeds.newestFirst(parameterReader.listParameters(uri, StatementListing.PARAMETERS));
    Page<StatementItem> page = statements.page(parameters, uri.getPath());
    Map<UUID, RecordedTimes> times = statements.recordedTimes(page.items());
    String question =
        uri.getPath()
            + " "
            + parameters.canonicalText(QuoteFilter.class)
            + parameters.canonicalText(StatementFilter.class);
    return feeds.of(
        new Feeds.Source(question, titles.of("Statements", uri), FeedUrls.Alternate.list()),
        page,
        item ->
            entries.of(
                feeds.id("statement " + item.id()), item, times.getOrDefault(item.id(), UNKNOWN)));
  }
}
