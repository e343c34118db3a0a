package org.onrecord.query.fulltext;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * The languages of the texts on record, as names of text search configurations, with that of texts
 * without a known language. Reading them takes one look-up in an index for each primary language
 * tag.
 */
@Singleton
public class LanguagesInUse {
  /** The text search configuration of texts without a known language. */
  public static final String NO_LANGUAGE = "simple";

  private static final String SELECT =
      """
      with recursive used (tag) as (
        (select lower(language) from %1$s where lower(language) is not null
         order by lower(language) using ~<~ limit 1)
        union all
        select (
          select lower(t.language) from %1$s t where lower(t.language) ~>=~ (split_part(u.tag, '-', 1) || '.')
          order by lower(t.language) using ~<~ limit 1)
        from used u where u.tag is not null)
      select search_language(tag) as language from used where tag is not null""";

  private static final Sql OF_QUOTES = Sql.of(SELECT.formatted("quote"));
  private static final Sql OF_ARTICLES = Sql.of(SELECT.formatted("article"));

  private final Database database;

  LanguagesInUse(Database database) {
    this.database = database;
  }

  public Set<String> ofQuotes() {
    return read(OF_QUOTES);
  }

  public Set<String> ofArticles() {
    return read(OF_ARTICLES);
  }

  private Set<String> read(Sql sql) {
    Set<String> languages = new HashSet<>(Set.of(NO_LANGUAGE));
    languages.addAll(database.list(sql, row -> row.text("language")));
    return languages;
  }
}
