package org.onrecord.exchange.feeds;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorFilter;
import org.onrecord.records.actor.ActorListing;
import org.onrecord.records.article.ArticleFilter;
import org.onrecord.records.article.ArticleListing;

/** Reads the feeds of articles and of actors. */
@Singleton
class RecordFeeds {
  private final ArticleListing articles;
  private final ActorListing actors;
  private final ParameterReader parameterReader;
  private final FeedTitles titles;
  private final FeedEntries entries;
  private final Feeds feeds;

  RecordFeeds(
      ArticleListing articles,
      ActorListing actors,
      ParameterReader parameterReader,
      FeedTitles titles,
      FeedEntries entries,
      Feeds feeds) {
    this.articles = articles;
    this.actors = actors;
    this.parameterReader = parameterReader;
    this.titles = titles;
    this.entries = entries;
    this.feeds = feeds;
  }

  RestResponse<String> articles(UriInfo uri) {
    ListParameters parameters =
        Feeds.newestFirst(parameterReader.listParameters(uri, ArticleListing.PARAMETERS));
    return feeds.of(
        source("Articles", uri, parameters.canonicalText(ArticleFilter.class)),
        articles.page(parameters),
        item -> entries.of(item.record()));
  }

  RestResponse<String> actors(UriInfo uri) {
    ListParameters parameters =
        Feeds.newestFirst(parameterReader.listParameters(uri, ActorListing.PARAMETERS));
    return feeds.of(
        source("Actors", uri, parameters.canonicalText(ActorFilter.class)),
        actors.page(parameters),
        item -> entries.of(item.record()));
  }

  private Feeds.Source source(String name, UriInfo uri, String filter) {
    return new Feeds.Source(
        uri.getPath() + " " + filter, titles.of(name, uri), FeedUrls.Alternate.list());
  }
}
