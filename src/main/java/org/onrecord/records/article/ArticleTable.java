package org.onrecord.records.article;

import org.onrecord.query.export.Table;
import org.onrecord.records.actor.ActorTable;

/** Articles as a table. */
final class ArticleTable {
  private static final Table<RepublicationView> REPUBLICATION =
      new Table<RepublicationView>()
          .with(RepublicationView::publisher, ActorTable.reference("republisher"))
          .with("republishedOn", RepublicationView::publishedOn);

  static final Table<ArticleView> COLUMNS =
      new Table<ArticleView>()
          .with("id", ArticleView::id)
          .with("title", ArticleView::title)
          .with("language", ArticleView::language)
          .with(ArticleView::source, ActorTable.reference("source"))
          .with("authors", article -> String.join("; ", article.authors()))
          .with("publishedOn", ArticleView::publishedOn)
          .with("section", ArticleView::section)
          .with("url", ArticleView::url)
          .with("rights", ArticleView::rights)
          .with(ArticleView::republication, REPUBLICATION)
          .with("createdAt", ArticleView::createdAt)
          .with("updatedAt", ArticleView::updatedAt)
          .with("body", ArticleView::body);

  private ArticleTable() {}
}
