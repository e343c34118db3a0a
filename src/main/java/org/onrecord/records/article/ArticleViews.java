package org.onrecord.records.article;

import static java.util.Objects.requireNonNullElse;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.Highlight;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.conditional.HasEtag;

/** Reads response bodies of articles, with one statement each. */
@Singleton
public class ArticleViews {
  private static final String COLUMNS =
      """
      a.id, a.title, %s as body, a.language, s.id as source_id, s.name as source_name, s.kind as source_kind,
      array(select w.name from author w where w.article_id = a.id order by w.position) as authors,
      a.published_on, a.section, a.url, a.rights,
      r.id as republisher_id, r.name as republisher_name, r.kind as republisher_kind, a.republished_on,
      a.created_at, a.updated_at, a.version""";

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
        projection(Sql.of(COLUMNS.formatted("a.body")), ArticleViews::read)
            .find(database, id)
            .orElseThrow(() -> asOf.notFound(RecordKind.ARTICLE, id));
    return withQuotes
        ? article.withQuotes(requireNonNullElse(quotes.ofArticles(List.of(id)).get(id), List.of()))
        : article;
  }

  /** Adds the quotes of these articles, with one more query. */
  List<ListItem<ArticleView>> withQuotes(List<ListItem<ArticleView>> articles) {
    if (articles.isEmpty()) {
      return articles;
    }
    Map<UUID, ? extends List<? extends HasEtag>> found =
        quotes.ofArticles(articles.stream().map(item -> item.record().id()).toList());
    return articles.stream()
        .map(
            item ->
                item.map(
                    article ->
                        article.withQuotes(requireNonNullElse(found.get(article.id()), List.of()))))
        .toList();
  }

  /**
   * Projection of article lists.
   *
   * @param highlighted search terms to mark in title and body
   */
  Projection<ListItem<ArticleView>> projection(boolean withBody, Optional<TextQuery> highlighted) {
    Sql columns =
        Sql.of(
            COLUMNS.formatted(withBody ? "a.body" : "null::text")
                + ", ? as title_highlight, ? as body_highlight",
            marked(highlighted, "a.title"),
            marked(highlighted, "a.body"));
    return projection(
        columns,
        row ->
            new ListItem<>(
                read(row),
                null,
                Highlight.of(
                    "title", row.text("title_highlight"), "body", row.text("body_highlight"))));
  }

  private static <T> Projection<T> projection(Sql columns, Row.Reader<T> reader) {
    return new Projection<>("article", "a", columns, JOINS, reader);
  }

  private static Sql marked(Optional<TextQuery> words, String text) {
    return words.map(query -> query.headline("a", text)).orElse(Sql.of("null::text"));
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
        row.text("rights"),
        RepublicationView.of(ActorReference.of(row, "republisher"), row.date("republished_on")),
        null,
        row.instant("created_at"),
        row.instant("updated_at"),
        row.longValue("version"));
  }
}
