package org.onrecord.exchange.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowMapping;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.article.Article;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteRows;

/**
 * New articles and quotes of an import, inserted as rows. They are not entities of the persistence
 * context: COPY inserts all rows of a table with one command, which PostgreSQL neither parses nor
 * plans, and Hibernate neither tracks nor binds each value.
 */
final class NewRecords {
  static final RowMapping<Article> ARTICLE =
      RowMapping.<Article>of("article")
          .with("id", article -> article.id)
          .with("title", article -> article.title)
          .with("body", article -> article.body)
          .with("language", article -> article.language)
          .with("source_id", article -> id(article.source))
          .with("author_names", article -> article.authorNames)
          .with("published_on", article -> article.publishedOn)
          .with("section", article -> article.section)
          .with("url", article -> article.url)
          .with("external_ids", article -> article.externalIds)
          .with("rights", article -> article.rights)
          .with("republisher_id", article -> id(article.republisher))
          .with("republished_on", article -> article.republishedOn)
          .with("created_at", article -> article.createdAt)
          .with("updated_at", article -> article.updatedAt)
          .with("version", article -> article.version);

  static final RowMapping<NewAuthor> AUTHOR =
      RowMapping.<NewAuthor>of("author")
          .with("article_id", author -> author.article.id)
          .with("position", author -> author.position)
          .with("name", author -> author.article.authors.get(author.position).name);

  private final List<Article> articles = new ArrayList<>();
  private final List<Quote> quotes = new ArrayList<>();

  private record NewAuthor(Article article, int position) {
    static Stream<NewAuthor> of(Article article) {
      return IntStream.range(0, article.authors.size())
          .mapToObj(position -> new NewAuthor(article, position));
    }
  }

  void add(Article article) {
    articles.add(article);
  }

  void add(Quote quote) {
    quotes.add(quote);
  }

  /** Inserts the rows. The records that they refer to must have been flushed. */
  void insert(Database database) {
    database.copy(ARTICLE, articles.stream());
    database.copy(AUTHOR, articles.stream().flatMap(NewAuthor::of));
    database.copy(QuoteRows.QUOTE, quotes.stream());
    database.copy(QuoteRows.RELAY, quotes.stream().flatMap(QuoteRows::relays));
    database.copy(QuoteRows.MENTION, quotes.stream().flatMap(QuoteRows::mentions));
  }

  private static UUID id(Actor actor) {
    return actor == null ? null : actor.id;
  }
}
