package org.onrecord.query.fulltext;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Parser of full-text queries in web search syntax ({@code "exact phrase" -not or}). Each row is
 * indexed with the stemmer of its language, so a query has one tsquery for each group of languages
 * that stem it alike.
 */
@Singleton
public class TextQueryParser {
  private static final int CACHE_SIZE = 1000;

  /** Three or more dashes are a drawn line, not nested negations, of which PostgreSQL allows 32. */
  private static final Pattern DASHES = Pattern.compile("(?:-[\\s\\p{Z}()]*){3,}");

  private final Database database;
  private final Cache<String, TextQuery> cache =
      Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

  TextQueryParser(Database database) {
    this.database = database;
  }

  /** Parses a query. Empty if it is null. */
  public Optional<TextQuery> parse(String words) {
    return Optional.ofNullable(words)
        .map(
            text ->
                Optional.ofNullable(cache.getIfPresent(text))
                    .orElseGet(() -> parseForLanguages(text)));
  }

  private TextQuery parseForLanguages(String words) {
    Sql sql =
        Sql.of(
            "select languages, query::text as query from asked(?)",
            DASHES.matcher(words).replaceAll(" "));
    TextQuery query =
        new TextQuery(
            database.list(
                sql, row -> new TextQuery.Form(row.array("languages"), row.text("query"))));
    cache.put(words, query);
    return query;
  }
}
