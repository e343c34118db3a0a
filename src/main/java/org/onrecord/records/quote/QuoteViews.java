package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
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
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;

/** Reads quotes with the records they refer to, in one SQL statement. */
@Singleton
public class QuoteViews {
  /**
   * A row of a quote and scalar subqueries. For a join, PostgreSQL would describe all columns once
   * more each time, which takes longer than to look up the one row. Most quotes are alone in their
   * statement, which has the id of its first quote and is then found without the appearance.
   */
  private static final Columns COLUMNS =
      Columns.of(
              """
              q.id, q.article_id, q.published_on, q.type, q.status, q.said_on,
              q.attribution_text, q.attribution_role, q.attribution_cue, q.anonymous, q.span_starts, q.span_ends, q.anchor,
              q.origin, q.extractor_version, q.rule, q.confidence, q.origin_reason, q.review_status, q.reviewer, q.reviewed_at, q.external_ids,
              q.created_at, q.updated_at, q.version""")
          .column("source", actor("q.source_id"))
          .column("speaker", actor("q.speaker_id"))
          .column(
              "statement",
              Sql.of(
                  """
                  coalesce(
                    (select t.id || ' ' || t.appearances from statement t where t.id = q.id),
                    (select m.statement_id || ' ' || coalesce(t.appearances, 1)
                      from appearance m left join statement t on t.id = m.statement_id
                      where m.quote_id = q.id))"""))
          .text("text", Sql.of("q.text"))
          .computed(
              "article",
              Sql.of(
                  "(select %s from article a where a.id = q.article_id)"
                      .formatted(ArticleReference.textsOf("a"))))
          .computed(
              "via",
              Sql.of(
                  """
                  array(select array[v.text, ?] from relay v
                    where v.article_id = q.article_id and v.quote_id = q.id order by v.position)""",
                  actor("v.actor_id")))
          .computed(
              "mentions",
              Sql.of(
                  """
                  array(select %s from mention m join actor r on r.id = m.actor_id
                    where m.article_id = q.article_id and m.quote_id = q.id)"""
                      .formatted(ActorReference.sortableTextOf("r"))))
          .text("review_reason", Sql.of("q.review_reason"))
          .text("review_reference", Sql.of("q.review_reference"));

  private final Database database;
  private final AsOfReader asOf;

  QuoteViews(Database database, AsOfReader asOf) {
    this.database = database;
    this.asOf = asOf;
  }

  /** Reads one quote, or throws a 404 problem that tells when it was deleted. */
  public QuoteView view(UUID id) {
    return projection().find(database, id).orElseThrow(() -> asOf.notFound(RecordKind.QUOTE, id));
  }

  /** Reads one quote with its context, or throws a 404 problem. */
  public QuoteView viewWithContext(UUID id) {
    return projection(withContext(COLUMNS), this::readWithContext)
        .find(database, id)
        .orElseThrow(() -> asOf.notFound(RecordKind.QUOTE, id));
  }

  /** Reads the quotes with these ids, in one statement, as far as they fit into a page. */
  public FirstRows<QuoteView> first(Collection<UUID> ids) {
    return projection().findFirst(database, ids);
  }

  /** Projection of quotes. */
  Projection<QuoteView> projection() {
    return projection(COLUMNS, this::read);
  }

  /**
   * Projection of a list of quotes.
   *
   * @param highlighted the query whose terms are marked in the text
   * @param context true for quotes with their context
   * @param rows number of rows of a page
   */
  public Projection<ListItem<QuoteView>> projection(
      Optional<TextQuery> highlighted, boolean context, int rows) {
    Columns plain = context ? withContext(COLUMNS) : COLUMNS;
    Columns columns =
        highlighted
            .map(query -> plain.text("text_highlight", query.headline("q", "q.text", rows)))
            .orElse(plain);
    return projection(
        columns,
        row ->
            new ListItem<>(
                context ? readWithContext(row) : read(row),
                null,
                highlighted.isEmpty() ? null : Highlight.of("text", row.text("text_highlight"))));
  }

  /**
   * Projection of a list of quotes with one more column.
   *
   * @param name the name of the column, whose values are short
   */
  public <T> Projection<T> projection(String name, Sql expression, BiReader<T> reader) {
    return projection(COLUMNS.column(name, expression), row -> reader.read(read(row), row));
  }

  /** Adds the body of the article, which counts as a part of the row; null without spans. */
  private static Columns withContext(Columns columns) {
    return columns.text(
        "context_body",
        Sql.of(
            """
            case when cardinality(q.span_starts) > 0
              then (select b.body from article b where b.id = q.article_id) end"""));
  }

  private static <T> Projection<T> projection(Columns columns, Row.Reader<T> reader) {
    return new Projection<>("quote", "q", columns, Sql.of(""), reader);
  }

  /** The actor with an id, as {@link ActorReference#parse} reads it; null for null. */
  private static Sql actor(String id) {
    return Sql.of(
        "(select %s from actor r where r.id = %s)".formatted(ActorReference.textOf("r"), id));
  }

  /** Reads a quote and the rest of its row. */
  @FunctionalInterface
  public interface BiReader<T> {
    T read(QuoteView quote, Row rest) throws SQLException;
  }

  private QuoteView readWithContext(Row row) throws SQLException {
    QuoteView quote = read(row);
    String body = row.text("context_body");
    return body == null ? quote : quote.withContext(QuoteContext.of(quote, new BodyText(body)));
  }

  private QuoteView read(Row row) throws SQLException {
    UUID id = row.id("id");
    QuoteStatus status = row.enumValue("status", QuoteStatus.class);
    return new QuoteView(
        id,
        ArticleReference.of(
            row.id("article_id"),
            row.array("article"),
            ActorReference.parse(row.text("source")),
            row.date("published_on")),
        row.text("text"),
        row.enumValue("type", QuoteType.class),
        status,
        row.date("said_on"),
        ActorReference.parse(row.text("speaker")),
        new AttributionView(
            row.text("attribution_text"),
            row.text("attribution_role"),
            row.text("attribution_cue"),
            row.bool("anonymous"),
            RelayView.of(row.textRows("via"))),
        Span.of(row.array("span_starts"), row.array("span_ends")),
        row.enumValue("anchor", Anchor.class),
        ActorReference.sorted(row.array("mentions")),
        ExternalId.ofColumn(row.array("external_ids")),
        Origin.of(row),
        Review.of(row),
        status == QuoteStatus.REJECTED ? null : StatementReference.parse(row.text("statement")),
        null,
        row.instant("created_at"),
        row.instant("updated_at"),
        row.longValue("version"));
  }
}
