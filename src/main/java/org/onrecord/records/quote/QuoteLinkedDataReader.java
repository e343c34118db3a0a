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

/** Quotes as linked data. */
@Singleton
class QuoteLinkedDataReader {
  private final Database database;
  private final QuoteViews views;
  private final AsOfReader past;

  QuoteLinkedDataReader(Database database, QuoteViews views, AsOfReader past) {
    this.database = database;
    this.views = views;
    this.past = past;
  }

  /** The document on one quote, with its tag. */
  RestResponse<JsonLdNode> document(UUID id, RecordUrls here) {
    QuoteView quote = views.view(id);
    QuoteContext printed = printed(id);
    return tagged(quote, printed, here);
  }

  /** The document on one quote as it was, in its article as that was. */
  RestResponse<JsonLdNode> document(UUID id, Instant at, RecordUrls here) {
    QuoteView quote = past.viewAt(RecordKind.QUOTE, id, at, QuoteView.class);
    JsonNode article =
        past.stateAt(RecordKind.ARTICLE, quote.article().id(), at)
            .orElseThrow(() -> past.notFound(RecordKind.ARTICLE, quote.article().id()));
    QuoteContext printed =
        new QuoteContext(
            quote.spans(),
            article.path("body").textValue(),
            article.path("language").textValue(),
            article.path("url").textValue(),
            0,
            0);
    return tagged(quote, printed, here);
  }

  private static RestResponse<JsonLdNode> tagged(
      QuoteView quote, QuoteContext printed, RecordUrls here) {
    return RestResponse.ResponseBuilder.ok(QuoteLinkedData.of(quote, printed, here))
        .header(HttpHeaders.ETAG, quote.linkedTag(printed))
        .build();
  }

  /** Spans and body come by one query: a correction in between would part them. */
  private QuoteContext printed(UUID id) {
    Sql sql =
        Sql.of(
            """
            select q.span_starts, q.span_ends, a.body, a.language, a.url, q.version, a.version
            from quote q join article a on a.id = q.article_id where q.id = ?""",
            id);
    return database
        .find(
            sql,
            row ->
                new QuoteContext(
                    Span.of(row.array(), row.array()),
                    row.text(),
                    row.text(),
                    row.text(),
                    row.longValue(),
                    row.longValue()))
        .orElseThrow(() -> ProblemException.notFound("quote", id));
  }
}
