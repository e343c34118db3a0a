package org.onrecord.fulltext;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.onrecord.database.Database;
import org.onrecord.database.Sql;

/**
 * Full text in web-search syntax ({@code "exact phrase" -not or}). Every row is searched by the
 * stems of its own language, so the same words are asked once for each language in which they mean
 * other lexemes.
 */
@Singleton
public class FullText {
  private final Database database;

  FullText(Database database) {
    this.database = database;
  }

  /** What these words ask for; empty where none are given. */
  public Optional<TextQuery> asking(String words) {
    if (words == null) {
      return Optional.empty();
    }
    Sql sql = Sql.of("select languages, query::text from asked(?)", words);
    List<TextQuery.Form> forms =
        database.list(sql, row -> new TextQuery.Form(row.array(), row.text()));
    return Optional.of(new TextQuery(forms));
  }
}
