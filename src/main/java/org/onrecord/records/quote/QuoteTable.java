package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import org.onrecord.query.export.CsvTable;
import org.onrecord.query.list.ListItem;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorTable;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.external.ExternalId;

/** CSV columns of quotes. */
final class QuoteTable {
  private static final CsvTable<ArticleReference> ARTICLE =
      new CsvTable<ArticleReference>()
          .column("articleId", ArticleReference::id)
          .column("articleTitle", ArticleReference::title)
          .column(ArticleReference::source, ActorTable.reference("source"))
          .column("publishedOn", ArticleReference::publishedOn)
          .column("articleUrl", ArticleReference::url)
          .column("articleAuthors", article -> String.join("; ", article.authors()));

  private static final CsvTable<AttributionView> ATTRIBUTION =
      new CsvTable<AttributionView>()
          .column("attribution", AttributionView::text)
          .column("role", AttributionView::role)
          .column("cue", AttributionView::cue)
          .column("anonymous", AttributionView::anonymous)
          .column("via", attribution -> joined(attribution.via(), QuoteTable::relay));

  private static final CsvTable<QuoteView> QUOTE =
      new CsvTable<QuoteView>()
          .column("id", QuoteView::id)
          .column("text", QuoteView::text)
          .column("type", QuoteView::type)
          .column("status", QuoteView::status)
          .column("saidOn", QuoteView::saidOn)
          .column(QuoteView::speaker, ActorTable.reference("speaker"))
          .column(QuoteView::attribution, ATTRIBUTION)
          .column("spans", quote -> joined(quote.spans(), QuoteTable::span))
          .column("anchor", QuoteView::anchor)
          .column("mentions", quote -> joined(quote.mentions(), ActorReference::name))
          .column("externalIds", quote -> ExternalId.joined(quote.externalIds()))
          .column(QuoteView::article, ARTICLE)
          .column("origin", quote -> quote.origin().kind())
          .column("confidence", quote -> quote.origin().confidence())
          .column("createdAt", QuoteView::createdAt)
          .column("updatedAt", QuoteView::updatedAt);

  static final CsvTable<ListItem<QuoteView>> ITEMS =
      new CsvTable<ListItem<QuoteView>>().column(ListItem::record, QUOTE);

  private static final CsvTable<QuoteContext> CONTEXT =
      new CsvTable<QuoteContext>()
          .column("contextBefore", QuoteContext::before)
          .column("contextParagraph", QuoteContext::paragraph)
          .column("contextAfter", QuoteContext::after)
          .column("contextSpans", context -> joined(context.spans(), QuoteTable::span))
          .column("contextUrl", QuoteContext::url);

  static final CsvTable<ListItem<QuoteView>> ITEMS_WITH_CONTEXT =
      new CsvTable<ListItem<QuoteView>>()
          .column(ListItem::record, QUOTE)
          .column(item -> item.record().context(), CONTEXT);

  private QuoteTable() {}

  private static String relay(RelayView relay) {
    return relay.text() == null ? relay.actor().name() : relay.text();
  }

  private static String span(Span span) {
    return span.start() + "-" + span.end();
  }

  private static <T> String joined(List<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(joining("; "));
  }
}
