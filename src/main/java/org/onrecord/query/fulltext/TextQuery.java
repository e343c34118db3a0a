package org.onrecord.query.fulltext;

import java.util.List;
import org.onrecord.database.sql.Sql;

/**
 * Parsed full-text query. It applies to rows with the columns {@code search_language} and {@code
 * search} (a tsvector).
 */
public record TextQuery(List<Form> forms) {
  /**
   * Query for a group of languages.
   *
   * @param languages names of PostgreSQL text search configurations
   * @param query a tsquery
   */
  public record Form(List<String> languages, String query) {}

  /** SQL condition that a row matches. */
  public Sql matches(String row) {
    return anyForm(
        "(%1$s.search_language = any(?) and %1$s.search @@ ?::tsquery)".formatted(row), " or ");
  }

  /** SQL expression of type float8 that ranks a row, with {@code ts_rank}. */
  public Sql rank(String row) {
    String form =
        "when %1$s.search_language = any(?) then ts_rank(%1$s.search, ?::tsquery)".formatted(row);
    return Sql.of("(case ? end)::float8", anyForm(form, " "));
  }

  /** SQL expression for the matching fragments of a column, in the format of {@link Highlight}. */
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
        Highlight.MAX_WHOLE,
        Highlight.WHOLE,
        Highlight.FRAGMENTS);
  }

  private Sql anyForm(String form, String separator) {
    List<Sql> parts =
        forms.stream()
            .map(one -> Sql.of(form, one.languages.toArray(String[]::new), one.query))
            .toList();
    return Sql.of(separator.isBlank() ? "?" : "(?)", Sql.join(separator, parts)).withCustomPlan();
  }
}
