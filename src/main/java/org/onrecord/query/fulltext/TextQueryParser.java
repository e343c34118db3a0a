package org.onrecord.query.fulltext;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final LanguagesInUse languages;
  private final Cache<String, ParsedQuery> cache =
      Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

  TextQueryParser(Database database, LanguagesInUse languages) {
    this.database = database;
    this.languages = languages;
  }

  /** The query in all languages. */
  private record ParsedQuery(List<TextQuery.Form> forms, List<TextQuery.Marked> marked) {}

  /** A row of the SQL function {@code text_queries}. */
  private record LanguageQuery(String query, TextQuery.Marked marked) {}

  /** Parses a query for rows with unmarked lexemes. Empty if it is null. */
  public Optional<TextQuery> parse(String words) {
    return Optional.ofNullable(words).map(text -> new TextQuery(cached(text).forms, List.of()));
  }

  /**
   * Parses a query for quotes, whose lexemes are marked with their language. Empty if it is null.
   *
   * <p>The query is restricted to the languages in use, since each language costs time: with all 29
   * of them, two words took twice as long.
   */
  public Optional<TextQuery> parseForQuotes(String words) {
    return Optional.ofNullable(words)
        .map(
            text -> {
              ParsedQuery query = cached(text);
              Set<String> used = languages.ofQuotes();
              return new TextQuery(
                  query.forms,
                  query.marked.stream().filter(one -> used.contains(one.language())).toList());
            });
  }

  private ParsedQuery cached(String words) {
    ParsedQuery cached = cache.getIfPresent(words);
    if (cached == null) {
      cached = parseForLanguages(words);
      cache.put(words, cached);
    }
    return cached;
  }

  private ParsedQuery parseForLanguages(String words) {
    List<LanguageQuery> queries = languageQueries(words);
    Map<String, List<String>> languagesByQuery =
        queries.stream()
            .collect(
                groupingBy(
                    LanguageQuery::query,
                    LinkedHashMap::new,
                    mapping(query -> query.marked.language(), toList())));
    return new ParsedQuery(
        languagesByQuery.entrySet().stream()
            .map(form -> new TextQuery.Form(form.getValue(), form.getKey()))
            .toList(),
        queries.stream().map(LanguageQuery::marked).toList());
  }

  private List<LanguageQuery> languageQueries(String words) {
    return database.list(
        Sql.of(
            "select language, query::text, marked::text, indexable from text_queries(?)",
            DASHES.matcher(words).replaceAll(" ")),
        row ->
            new LanguageQuery(
                row.text("query"),
                new TextQuery.Marked(
                    row.text("language"), row.text("marked"), row.bool("indexable"))));
  }
}
