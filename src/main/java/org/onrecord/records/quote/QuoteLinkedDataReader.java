package org.onrecord.records.quote;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;
import org.onrecord.web.problem.ProblemException;

/** Reads quotes as linked data (JSON-LD), now or as of an instant. */
@Singleton
class QuoteLinkedDataReader {
  private final Database database;
  private final QuoteViews views;
  private final AsOfReader asOf;

  QuoteLinkedDataReader(Database database, QuoteViews views, AsOfReader asOf) {
    this.database = database;
    this.views = views;
    this.asOf = asOf;
  }

  /** Reads a quote with its entity tag. */
  RestResponse<JsonLdNode> document(UUID id, RecordUrls urls) {
    QuoteView quote = views.view(id);
    return response(quote, context(id), urls);
  }

  /** Reads a quote and its article as of an instant. */
  RestResponse<JsonLdNode> document(UUID id, Instant at, RecordUrls urls) {
    QuoteView quote = asOf.viewAt(RecordKind.QUOTE, id, at, QuoteView.class);
    JsonNode article =
        asOf.stateAt(RecordKind.ARTICLE, quote.article().id(), at)
            .orElseThrow(() -> asOf.notFound(RecordKind.ARTICLE, quote.article().id()));
    QuoteContext context =
        new QuoteContext(
            quote.spans(),
            article.path("body").textValue(),
            article.path("language").textValue(),
            article.path("url").textValue(),
            0,
            0);
    return response(quote, context, urls);
  }

  private static RestResponse<JsonLdNode> response(
      QuoteView quote, QuoteContext context, RecordUrls urls) {
    return RestResponse.ResponseBuilder.ok(new QuoteLinkedData(quote, context, urls).document())
        .header(HttpHeaders.ETAG, quote.linkedTag(context))
        .build();
  }

  /** Reads spans and body in one query, so that a concurrent correction cannot separate them. */
  private QuoteContext context(UUID id) {
    Sql sql =
        Sql.of(
            """
            select q.span_starts, q.span_ends, a.body, a.language, a.url,
              q.version as quote_version, a.version as article_version
            from quote q join article a on a.id = q.article_id where q.id = ?""",
            id);
    return database
        .find(
            sql,
            row ->
                new QuoteContext(
                    Span.of(row.array("span_starts"), row.array("span_ends")),
                    row.text("body"),
                    row.text("language"),
                    row.text("url"),
                    row.longValue("quote_version"),
                    row.longValue("article_version")))
        .orElseThrow(() -> ProblemException.notFound("quote", id));
  }
}
