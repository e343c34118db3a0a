package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;

/**
 * Composes the conditions for words around a quote. The words of a paragraph are in no index: the
 * index on articles finds those that have the words anywhere, and the lexemes of the paragraph are
 * computed for their quotes.
 */
@Singleton
class QuoteTextSearch {
  /**
   * The estimated number of articles from which on quotes are read in the order of the list and
   * compared one by one, until a page is full. Fewer articles are looked up first.
   */
  private static final long FREQUENT = 300;

  private static final int QUOTES_OF_ARTICLE = 10;

  private static final Sql NOTHING = Sql.of("false");

  private static final String LEXEMES =
      "about_lexemes(a.search_language, a.title, a.body, %1$s.span_starts, %1$s.span_ends, %1$s.text)";

  private final TextQueryParser textQueries;
  private final Database database;

  QuoteTextSearch(TextQueryParser textQueries, Database database) {
    this.textQueries = textQueries;
    this.database = database;
  }

  /** The conditions of a filter, whose query {@code q} has been parsed. */
  QuoteTexts of(QuoteFilter filter, Optional<TextQuery> query) {
    return new QuoteTexts(
        query,
        textQueries.parseForQuotes(filter.about()).map(this::about),
        textQueries.parse(filter.articleQ()).map(QuoteTextSearch::inArticle));
  }

  private static Sql inArticle(TextQuery words) {
    return Sql.of(
        "q.article_id in (select a.id from article a where ?)", words.term("a").matches());
  }

  private QuoteTexts.About about(TextQuery words) {
    if (!words.hasWords()) {
      return new QuoteTexts.About(NOTHING, false);
    }
    boolean frequent = !words.isIndexable() || isFrequent(words);
    return new QuoteTexts.About(frequent ? oneByOne(words) : byArticle(words), frequent);
  }

  private boolean isFrequent(TextQuery words) {
    Sql articles = Sql.of("select from article a where ?", words.hasFoundWords("a"));
    Sql quotes = Sql.of("select from quote n where ?", unanchored(words, "n"));
    return RowEstimate.of(database, articles) > FREQUENT
        || RowEstimate.of(database, quotes) > QUOTES_OF_ARTICLE * FREQUENT;
  }

  private static Sql oneByOne(TextQuery words) {
    Sql article =
        words.isIndexable()
            ? Sql.of("(? or q.anchor <> 'anchored')", words.hasFoundWords("a"))
            : Sql.of("true");
    return Sql.of(
        // The offset makes PostgreSQL compare one quote after the other.
        "exists (select from article a where a.id = q.article_id and ? and ? offset 0)",
        article,
        words.matches("a.search_language", LEXEMES.formatted("q")));
  }

  private static Sql byArticle(TextQuery words) {
    Sql about = words.matches("a.search_language", LEXEMES.formatted("n"));
    return Sql.of(
        """
        q.id in (\
        select n.id from article a join quote n on n.article_id = a.id where ? and ? \
        union all select n.id from quote n join article a on a.id = n.article_id where ? and ?)""",
        words.hasFoundWords("a"),
        about,
        unanchored(words, "n"),
        about);
  }

  /** Quotes with a word of the query that the article need not have. */
  private static Sql unanchored(TextQuery words, String row) {
    return Sql.of("?.anchor <> 'anchored' and ?", Sql.of(row), words.hasAnyWord(row));
  }
}
