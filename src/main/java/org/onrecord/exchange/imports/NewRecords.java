package org.onrecord.exchange.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.article.Article;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.Relay;

/**
 * New articles and quotes of a batch, without reviews. They are not entities of the persistence
 * context: COPY inserts all rows of a table with one command, which PostgreSQL neither parses nor
 * plans, and Hibernate neither tracks nor binds each value.
 */
final class NewRecords {
  static final String ARTICLE =
      "id, title, body, language, source_id, published_on, section, url, rights, republisher_id,"
          + " republished_on, created_at, updated_at, version";
  static final String AUTHOR = "article_id, position, name";
  static final String QUOTE =
      "id, article_id, published_on, source_id, language, text, type, status, said_on, speaker_id,"
          + " attribution_text, attribution_role, attribution_cue, anonymous, span_starts,"
          + " span_ends, anchor, origin, extractor_version, rule, confidence, touched, created_at,"
          + " updated_at, version";
  static final String RELAY = "article_id, quote_id, position, text, actor_id";
  static final String MENTION = "article_id, quote_id, actor_id";

  private final List<Article> articles = new ArrayList<>();
  private final List<Quote> quotes = new ArrayList<>();

  void add(Article article) {
    articles.add(article);
  }

  void add(Quote quote) {
    quotes.add(quote);
  }

  /** Inserts the rows. The records that they refer to must have been flushed. */
  void insert(Database database) {
    database.copy("article", ARTICLE, articles.stream().map(NewRecords::row));
    database.copy("author", AUTHOR, articles.stream().flatMap(NewRecords::authors));
    database.copy("quote", QUOTE, quotes.stream().map(NewRecords::row));
    database.copy("relay", RELAY, quotes.stream().flatMap(NewRecords::relays));
    database.copy("mention", MENTION, quotes.stream().flatMap(NewRecords::mentions));
  }

  private static Object[] row(Article article) {
    return new Object[] {
      article.id,
      article.title,
      article.body,
      article.language,
      id(article.source),
      article.publishedOn,
      article.section,
      article.url,
      article.rights,
      id(article.republisher),
      article.republishedOn,
      article.createdAt,
      article.updatedAt,
      article.version
    };
  }

  private static Stream<Object[]> authors(Article article) {
    return IntStream.range(0, article.authors.size())
        .mapToObj(i -> new Object[] {article.id, i, article.authors.get(i).name});
  }

  private static Object[] row(Quote quote) {
    return new Object[] {
      quote.id,
      quote.article.id,
      quote.publishedOn,
      quote.sourceId,
      quote.language,
      quote.text,
      quote.type,
      quote.status,
      quote.saidOn,
      id(quote.speaker),
      quote.attribution.text,
      quote.attribution.role,
      quote.attribution.cue,
      quote.attribution.anonymous,
      quote.spanStarts,
      quote.spanEnds,
      quote.anchor,
      quote.origin.kind(),
      quote.origin.version(),
      quote.origin.rule(),
      quote.origin.confidence(),
      quote.touched,
      quote.createdAt,
      quote.updatedAt,
      quote.version
    };
  }

  private static Stream<Object[]> relays(Quote quote) {
    List<Relay> via = quote.attribution.via;
    return IntStream.range(0, via.size())
        .mapToObj(
            i ->
                new Object[] {
                  quote.article.id, quote.id, i, via.get(i).text, id(via.get(i).actor)
                });
  }

  private static Stream<Object[]> mentions(Quote quote) {
    return quote.mentions.stream()
        .map(actor -> new Object[] {quote.article.id, quote.id, id(actor)});
  }

  private static UUID id(Actor actor) {
    return actor == null ? null : actor.id;
  }
}
