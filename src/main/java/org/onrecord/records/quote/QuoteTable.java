package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;

import org.onrecord.query.export.Table;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorTable;
import org.onrecord.records.article.ArticleReference;

/** Quotes as a table. */
final class QuoteTable {
  private static final Table<ArticleReference> ARTICLE =
      new Table<ArticleReference>()
          .with("articleId", ArticleReference::id)
          .with("articleTitle", ArticleReference::title)
          .with(ArticleReference::source, ActorTable.reference("source"))
          .with("publishedOn", ArticleReference::publishedOn);

  private static final Table<AttributionView> ATTRIBUTION =
      new Table<AttributionView>()
          .with("attribution", AttributionView::text)
          .with("role", AttributionView::role)
          .with("cue", AttributionView::cue)
          .with("anonymous", AttributionView::anonymous)
          .with("via", QuoteTable::relays);

  static final Table<QuoteView> COLUMNS =
      new Table<QuoteView>()
          .with("id", QuoteView::id)
          .with("text", QuoteView::text)
          .with("type", QuoteView::type)
          .with("status", QuoteView::status)
          .with("saidOn", QuoteView::saidOn)
          .with(QuoteView::speaker, ActorTable.reference("speaker"))
          .with(QuoteView::attribution, ATTRIBUTION)
          .with("spans", QuoteTable::spans)
          .with("anchor", QuoteView::anchor)
          .with("mentions", QuoteTable::mentions)
          .with(QuoteView::article, ARTICLE)
          .with("origin", quote -> quote.origin().kind())
          .with("confidence", quote -> quote.origin().confidence())
          .with("createdAt", QuoteView::createdAt)
          .with("updatedAt", QuoteView::updatedAt);

  private QuoteTable() {}

  private static String relays(AttributionView attribution) {
    return attribution.via().stream()
        .map(relay -> relay.text() == null ? relay.actor().name() : relay.text())
        .collect(joining("; "));
  }

  private static String spans(QuoteView quote) {
    return quote.spans().stream()
        .map(span -> span.start() + "-" + span.end())
        .collect(joining("; "));
  }

  private static String mentions(QuoteView quote) {
    return quote.mentions().stream().map(ActorReference::name).collect(joining("; "));
  }
}
