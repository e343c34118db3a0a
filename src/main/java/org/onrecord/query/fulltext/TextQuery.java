package org.onrecord.query.fulltext;

import java.util.List;
import org.onrecord.database.sql.Sql;

/**
 * Words that are looked for, as the languages take them. Rows have a {@code search_language} and
 * their lexemes in {@code search}.
 */
public record TextQuery(List<Form> forms) {
  /**
   * The words in the languages that take them alike.
   *
   * @param languages as PostgreSQL calls them
   * @param query a tsquery
   */
  public record Form(List<String> languages, String query) {
    private Object[] values() {
      return new Object[] {languages.toArray(String[]::new), query};
    }
  }

  /** That a row has the words. */
  public Sql matches(String row) {
    return anyForm(
        "(%1$s.search_language = any(?) and %1$s.search @@ ?::tsquery)".formatted(row), " or ");
  }

  /** How well a row has them: a float8, greater where they stand more often and closer. */
  public Sql rank(String row) {
    String form =
        "when %1$s.search_language = any(?) then ts_rank(%1$s.search, ?::tsquery)".formatted(row);
    return Sql.of("(case ? end)::float8", anyForm(form, " "));
  }

  /** The passages of a text of a row that have the words, as {@link Highlight} reads them. */
  public Sql headline(String row, String text) {
    String form = "when %1$s.search_language = any(?) then ?::tsquery".formatted(row);
    return Sql.of(
        """
        ts_headline(('onrecord_' || %1$s.search_language)::regconfig, translate(unpointed(normalize(%2$s)), ?, ?), \
        case ? end, case when char_length(%2$s) <= ? then ? else ? end)"""
            .formatted(row, text),
        Highlight.FROM,
        Highlight.TO,
        anyForm(form, " "),
        Highlight.SHORT,
        Highlight.WHOLE,
        Highlight.PASSAGES);
  }

  private Sql anyForm(String form, String between) {
    List<Sql> each = forms.stream().map(one -> Sql.of(form, one.values())).toList();
    return Sql.of(between.isBlank() ? "?" : "(?)", Sql.join(between, each)).withCustomPlan();
  }
}
