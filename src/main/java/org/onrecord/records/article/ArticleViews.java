package org.onrecord.records.article;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.Highlight;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.FirstRows;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.conditional.HasEtag;

/** Reads response bodies of articles, with one statement each. */
@Singleton
public class ArticleViews {
  private static final Columns COLUMNS =
      Columns.of(
              """
              a.id, a.title, a.language, s.id as source_id, s.name as source_name, s.kind as source_kind,
              a.published_on, a.section, a.url, a.external_ids,
              r.id as republisher_id, r.name as republisher_name, r.kind as republisher_kind, a.republished_on,
              a.created_at, a.updated_at, a.version""")
          .computed("authors", Sql.of("a.author_names"))
          .text("rights", Sql.of("a.rights"));

  private static final Columns WITH_BODY = COLUMNS.text("body", Sql.of("a.body"));
  private static final Columns WITHOUT_BODY = COLUMNS.column("body", Sql.of("null::text"));

  /** {@code offset 0} makes PostgreSQL look the actors up row by row and keep the row order. */
  private static final Sql JOINS =
      Sql.of(
          """
          left join lateral (select id, name, kind from actor where id = a.source_id offset 0) s on true
          left join lateral (select id, name, kind from actor where id = a.republisher_id offset 0) r on true""");

  private final Database database;
  private final AsOfReader asOf;
  private final ArticleQuotes quotes;

  ArticleViews(Database database, AsOfReader asOf, ArticleQuotes quotes) {
    this.database = database;
    this.asOf = asOf;
    this.quotes = quotes;
  }

  /** Reads an article with its body. */
  public ArticleView view(UUID id, boolean withQuotes) {
    ArticleView article =
        projection(WITH_BODY, ArticleViews::read)
            .find(database, id)
            .orElseThrow(() -> asOf.notFound(RecordKind.ARTICLE, id));
    return withQuotes ? article.with(quotes.first(List.of(id)).get(id)) : article;
  }

  /**
   * Reads the articles with their bodies with these ids, in one statement, as far as they fit into
   * a page.
   */
  public FirstRows<ArticleView> first(Collection<UUID> ids) {
    return projection(WITH_BODY, ArticleViews::read).findFirst(database, ids);
  }

  /** Adds the first quotes of these articles, with one more statement. */
  List<ListItem<ArticleView>> withFirstQuotes(List<ListItem<ArticleView>> articles) {
    if (articles.isEmpty()) {
      return articles;
    }
    Map<UUID, ? extends ArticleQuotes.First<?>> found = quotes.first(ids(articles));
    return map(articles, article -> article.with(found.get(article.id())));
  }

  /**
   * Adds all quotes of these articles, with one more statement. Those of a single article are read
   * while they are written, since they can be too many for memory.
   */
  List<ListItem<ArticleView>> withAllQuotes(List<ListItem<ArticleView>> articles) {
    if (articles.size() == 1) {
      return map(articles, article -> article.withQuotes(quotes.all(article.id()), null));
    }
    Map<UUID, ? extends List<? extends HasEtag>> found = quotes.all(ids(articles));
    return map(articles, article -> article.withQuotes(found.get(article.id()), null));
  }

  private static List<UUID> ids(List<ListItem<ArticleView>> articles) {
    return articles.stream().map(item -> item.record().id()).toList();
  }

  private static List<ListItem<ArticleView>> map(
      List<ListItem<ArticleView>> articles, UnaryOperator<ArticleView> function) {
    return articles.stream().map(item -> item.map(function)).toList();
  }

  /**
   * Projection of articles without body and quotes.
   *
   * @param highlighted search terms to mark in title and body
   * @param rows number of rows of a page
   */
  public Projection<ListItem<ArticleView>> projection(TextQuery highlighted, int rows) {
    return projection(new ArticleParts(false, Optional.empty()), Optional.of(highlighted), rows);
  }

  /**
   * Projection of article lists.
   *
   * @param parts the optional parts
   * @param highlighted search terms to mark in title and body
   * @param rows number of rows of a page
   */
  Projection<ListItem<ArticleView>> projection(
      ArticleParts parts, Optional<TextQuery> highlighted, int rows) {
    Columns plain = parts.body() ? WITH_BODY : WITHOUT_BODY;
    Columns columns =
        parts
            .quoteBytes()
            .map(bytes -> plain.nested("nested_bytes", bytes))
            .orElse(plain)
            .text("title_highlight", marked(highlighted, "a.title", rows))
            .text("body_highlight", marked(highlighted, "a.body", rows));
    return projection(
        columns,
        row ->
            new ListItem<>(
                read(row),
                null,
                Highlight.of(
                    "title", row.text("title_highlight"), "body", row.text("body_highlight"))));
  }

  private static <T> Projection<T> projection(Columns columns, Row.Reader<T> reader) {
    return new Projection<>("article", "a", columns, JOINS, reader);
  }

  private static Sql marked(Optional<TextQuery> words, String text, int rows) {
    return words.map(query -> query.headline("a", text, rows)).orElse(Sql.of("null::text"));
  }

  private static ArticleView read(Row row) throws SQLException {
    return new ArticleView(
        row.id("id"),
        row.text("title"),
        row.text("body"),
        row.text("language"),
        ActorReference.of(row, "source"),
        row.array("authors"),
        row.date("published_on"),
        row.text("section"),
        row.text("url"),
        ExternalId.ofColumn(row.array("external_ids")),
        row.text("rights"),
        RepublicationView.of(ActorReference.of(row, "republisher"), row.date("republished_on")),
        null,
        null,
        row.instant("created_at"),
        row.instant("updated_at"),
        row.longValue("version"));
  }
}
