package org.onrecord.records.article;

import org.onrecord.query.export.CsvTable;
import org.onrecord.query.list.ListItem;
import org.onrecord.records.actor.ActorTable;
import org.onrecord.records.external.ExternalId;

/** CSV columns of articles. */
final class ArticleTable {
  private static final CsvTable<RepublicationView> REPUBLICATION =
      new CsvTable<RepublicationView>()
          .column(RepublicationView::publisher, ActorTable.reference("republisher"))
          .column("republishedOn", RepublicationView::publishedOn);

  private static final CsvTable<ArticleView> ARTICLE =
      new CsvTable<ArticleView>()
          .column("id", ArticleView::id)
          .column("title", ArticleView::title)
          .column("language", ArticleView::language)
          .column(ArticleView::source, ActorTable.reference("source"))
          .column("authors", article -> String.join("; ", article.authors()))
          .column("publishedOn", ArticleView::publishedOn)
          .column("section", ArticleView::section)
          .column("url", ArticleView::url)
          .column("externalIds", article -> ExternalId.joined(article.externalIds()))
          .column("rights", ArticleView::rights)
          .column(ArticleView::republication, REPUBLICATION)
          .column("createdAt", ArticleView::createdAt)
          .column("updatedAt", ArticleView::updatedAt)
          .column("body", ArticleView::body);

  static final CsvTable<ListItem<ArticleView>> ITEMS =
      new CsvTable<ListItem<ArticleView>>().column(ListItem::record, ARTICLE);

  private ArticleTable() {}
}
