package org.onrecord.records.quote;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/** Reads quotes with their articles for linked data and citations, now or as of an instant. */
@Singleton
public class SourcedQuotes {
  private final Database database;
  private final QuoteViews views;
  private final AsOfReader asOf;

  SourcedQuotes(Database database, QuoteViews views, AsOfReader asOf) {
    this.database = database;
    this.views = views;
    this.asOf = asOf;
  }

  /**
   * Reads a quote and its article.
   *
   * @param at the instant; empty for the current state
   * @throws ProblemException 404 if the quote does not exist, 400 for a future instant
   */
  public SourcedQuote read(UUID id, Optional<Instant> at) {
    return at.map(instant -> past(id, instant))
        .orElseGet(() -> new SourcedQuote(views.view(id), article(id)));
  }

  private SourcedQuote past(UUID id, Instant at) {
    QuoteView quote = asOf.viewAt(RecordKind.QUOTE, id, at, QuoteView.class);
    JsonNode article =
        asOf.stateAt(RecordKind.ARTICLE, quote.article().id(), at)
            .orElseThrow(() -> asOf.notFound(RecordKind.ARTICLE, quote.article().id()));
    return new SourcedQuote(
        quote,
        new QuotedArticle(
            quote.spans(),
            article.path("body").textValue(),
            article.path("language").textValue(),
            article.path("section").textValue(),
            0,
            0));
  }

  /** Reads spans and body in one query, so that a concurrent correction cannot separate them. */
  private QuotedArticle article(UUID id) {
    Sql sql =
        Sql.of(
            """
            select q.span_starts, q.span_ends, a.body, a.language, a.section,
              q.version as quote_version, a.version as article_version
            from quote q join article a on a.id = q.article_id where q.id = ?""",
            id);
    return database
        .find(
            sql,
            row ->
                new QuotedArticle(
                    Span.of(row.array("span_starts"), row.array("span_ends")),
                    row.text("body"),
                    row.text("language"),
                    row.text("section"),
                    row.longValue("quote_version"),
                    row.longValue("article_version")))
        .orElseThrow(() -> ProblemException.notFound("quote", id));
  }
}
