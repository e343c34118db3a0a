package org.onrecord.query.fulltext;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.LruCache;
import org.onrecord.database.sql.Sql;

/**
 * Full text in web-search syntax ({@code "exact phrase" -not or}). Every row is searched by the
 * stems of its own language, so the same words are asked once for each language in which they mean
 * other lexemes.
 */
@Singleton
public class TextQueryParser {
  private static final int REMEMBERED = 1000;

  /**
   * Three dashes or more are a line somebody drew, and not what is not not wanted. (PostgreSQL
   * fails over more than 32.)
   */
  private static final Pattern LINE = Pattern.compile("(?:-[\\s\\p{Z}()]*){3,}");

  private final Database database;
  private final LruCache<String, TextQuery> lately = new LruCache<>(REMEMBERED);

  TextQueryParser(Database database) {
    this.database = database;
  }

  /** What these words ask for; empty where none are given. */
  public Optional<TextQuery> parse(String words) {
    return Optional.ofNullable(words)
        .map(asked -> lately.get(asked).orElseGet(() -> inAllLanguages(asked)));
  }

  private TextQuery inAllLanguages(String words) {
    Sql sql =
        Sql.of("select languages, query::text from asked(?)", LINE.matcher(words).replaceAll(" "));
    TextQuery query =
        new TextQuery(database.list(sql, row -> new TextQuery.Form(row.array(), row.text())));
    lately.putAll(Map.of(words, query));
    return query;
  }
}
