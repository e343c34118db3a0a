package org.onrecord.query.fulltext;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.TextTerm;

/**
 * Parsed full-text query. It applies to rows with the columns {@code search_language} and {@code
 * search} (a tsvector).
 *
 * @param marked the queries for the languages in use, for rows whose lexemes are marked with their
 *     language; empty for other rows
 */
public record TextQuery(List<Form> forms, List<Marked> marked) {
  /**
   * Query for lexemes that are marked with a language, so that it matches rows in this language
   * only.
   *
   * @param language name of a PostgreSQL text search configuration
   * @param query a tsquery
   * @param indexable true if each match has a word of the query; false for a negation, which rows
   *     in all languages match
   */
  public record Marked(String language, String query, boolean indexable) {}

  /**
   * Query for a group of languages.
   *
   * @param languages names of PostgreSQL text search configurations
   * @param query a tsquery
   */
  public record Form(List<String> languages, String query) {
    /** A quoted lexeme in the text form of a tsquery. */
    private static final Pattern LEXEME = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*+'");

    /** Quotation marks and backslashes are doubled in a quoted lexeme. */
    private static final Pattern DOUBLED = Pattern.compile("(['\\\\])\\1");

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    private Stream<String> lexemes() {
      return lexemes(query);
    }

    private static Stream<String> lexemes(String query) {
      return LEXEME.matcher(query).results().map(MatchResult::group).distinct();
    }

    /** The lexemes that each match has. None if the query has alternatives, negations, prefixes. */
    private static Set<String> required(String query) {
      String operators = LEXEME.matcher(query).replaceAll("");
      return operators.chars().anyMatch(c -> "|!:".indexOf(c) >= 0)
          ? Set.of()
          : lexemes(query).map(Form::unquoted).collect(toUnmodifiableSet());
    }

    /** True if the query has lexemes and joins them by {@code &} only. */
    private static boolean isConjunction(String query) {
      String operators = LEXEME.matcher(query).replaceAll("");
      return !operators.equals(query) && operators.chars().allMatch(c -> " &()".indexOf(c) >= 0);
    }

    private static String unquoted(String lexeme) {
      return DOUBLED.matcher(lexeme.substring(1, lexeme.length() - 1)).replaceAll("$1");
    }

    /** A tsquery for any word of the query. */
    String anyWord() {
      return lexemes().collect(joining(" | "));
    }

    /** Regular expressions for the beginnings of the longest words, which are the rarest. */
    String[] beginnings() {
      return lexemes()
          .map(Form::unquoted)
          .sorted(comparing(String::length).reversed())
          .limit(Highlight.MAX_FRAGMENTS)
          .map(Form::beginning)
          .toArray(String[]::new);
    }

    /** Stemmers of several languages turn a final y into i. */
    private static String beginning(String lexeme) {
      String escaped = PUNCTUATION.matcher(lexeme).replaceAll("\\\\$0");
      return "[^[:alnum:]]" + escaped.replaceFirst("i$", "[iy]");
    }
  }

  /** True if the query has a word to find or to exclude. */
  public boolean hasWords() {
    return forms.stream().anyMatch(form -> !form.query.isBlank());
  }

  /** True if each match has a word of the query, so that an index finds it. */
  public boolean isIndexable() {
    return marked.stream().allMatch(Marked::indexable);
  }

  /** SQL condition that a row with unmarked lexemes has the words that are not excluded. */
  public Sql hasFoundWords(String row) {
    return anyForm(
        "(%1$s.search_language = any(?) and %1$s.search @@ querytree(?::tsquery)::tsquery)"
            .formatted(row),
        " or ");
  }

  /** SQL condition that a row with marked lexemes has any word of the query. */
  public Sql hasAnyWord(String row) {
    String[] queries =
        marked.stream()
            .map(one -> Form.lexemes(one.query).collect(joining(" | ")))
            .toArray(String[]::new);
    return Sql.of(row + ".search @@ any(?::tsquery[])", (Object) queries);
  }

  /**
   * SQL condition that computed lexemes match.
   *
   * @param language an SQL expression for the text search configuration
   * @param lexemes an SQL expression for a tsvector
   */
  public Sql matches(String language, String lexemes) {
    return anyForm("(%s = any(?) and %s @@ ?::tsquery)".formatted(language, lexemes), " or ");
  }

  /** SQL condition that a row matches. */
  public TextTerm term(String row) {
    return new TextTerm(
        matches(row), matchesInOneScan(row), requiredLexemes(), isDecidedByLexemes());
  }

  /** True if the query finds the rows that have all words of a language, in any order. */
  private boolean isDecidedByLexemes() {
    return !marked.isEmpty()
        && marked.stream().allMatch(one -> one.indexable() && Form.isConjunction(one.query()));
  }

  /** The lexemes that a row must have for the query of its language. */
  private List<Set<String>> requiredLexemes() {
    Stream<String> queries =
        marked.isEmpty() ? forms.stream().map(Form::query) : marked.stream().map(Marked::query);
    return queries.map(Form::required).toList();
  }

  private Sql matches(String row) {
    if (!marked.isEmpty()) {
      return matchesMarked(row);
    }
    return anyForm(
        "(%1$s.search_language = any(?) and %1$s.search @@ ?::tsquery)".formatted(row), " or ");
  }

  /**
   * One condition, which an index answers exactly, if possible. The index is scanned for each
   * language on its own: with one query that joins them by {@code or}, two words took a quarter
   * longer in six languages.
   */
  private Sql matchesMarked(String row) {
    if (marked.stream().allMatch(Marked::indexable)) {
      String[] queries = marked.stream().map(Marked::query).toArray(String[]::new);
      return Sql.of(row + ".search @@ any(?::tsquery[])", (Object) queries);
    }
    String one = "%1$s.search_language = ? and %1$s.search @@ ?::tsquery".formatted(row);
    return Sql.join(" or ", forEachMarked(one));
  }

  /** A condition for which the index is scanned once, if possible. */
  private Sql matchesInOneScan(String row) {
    if (marked.isEmpty() || !marked.stream().allMatch(Marked::indexable)) {
      return matches(row);
    }
    String any = marked.stream().map(one -> "(" + one.query + ")").collect(joining(" | "));
    return Sql.of(row + ".search @@ ?::tsquery", any);
  }

  private List<Sql> forEachMarked(String sql) {
    return marked.stream().map(one -> Sql.of(sql, one.language, one.query)).toList();
  }

  /** SQL expression of type float8 that ranks a row, with {@code ts_rank}. */
  public Sql rank(String row) {
    if (!marked.isEmpty()) {
      String branch = "when ? then ts_rank(%s.search, ?::tsquery)".formatted(row);
      return Sql.of(
          "(case " + row + ".search_language ? end)::float8", Sql.join(" ", forEachMarked(branch)));
    }
    String form =
        "when %1$s.search_language = any(?) then ts_rank(%1$s.search, ?::tsquery)".formatted(row);
    return Sql.of("(case ? end)::float8", anyForm(form, " "));
  }

  /**
   * SQL expression for a column with the words of the query marked, in the format of {@link
   * Highlight}. Of a long text it returns an excerpt, so that the statement takes a bounded time.
   *
   * @param rows number of rows of a page, which share the time
   */
  public Sql headline(String row, String text, int rows) {
    return Sql.of(
        """
        ts_headline(('onrecord_' || %1$s.search_language)::regconfig, \
        translate(unpointed(normalize(excerpt(%2$s, case ? end, ?, ?))), ?, ?), case ? end, ?)"""
            .formatted(row, text),
        forEachLanguage(row, "?::text[]", Form::beginnings),
        Highlight.MAX_SCANNED / rows,
        Highlight.MAX_MARKED / rows,
        Highlight.FROM,
        Highlight.TO,
        forEachLanguage(row, "?::tsquery", Form::anyWord),
        Highlight.OPTIONS);
  }

  /** The tsquery for a language. */
  public String queryIn(String language) {
    return form(language).query;
  }

  /**
   * SQL expression for a short column with the words of the query marked, in the format of {@link
   * Highlight}.
   *
   * @param language name of a PostgreSQL text search configuration
   */
  public Sql headline(String language, String text) {
    return Sql.of(
        """
        ts_headline(('onrecord_' || ?)::regconfig, translate(unpointed(normalize(%s)), ?, ?), ?::tsquery, ?)"""
            .formatted(text),
        language,
        Highlight.FROM,
        Highlight.TO,
        form(language).anyWord(),
        Highlight.OPTIONS);
  }

  private Form form(String language) {
    return forms.stream()
        .filter(form -> form.languages.contains(language))
        .findFirst()
        .orElseThrow();
  }

  private Sql forEachLanguage(String row, String type, Function<Form, Object> value) {
    String branch = "when %s.search_language = any(?) then %s".formatted(row, type);
    return Sql.join(
        " ",
        forms.stream()
            .map(form -> Sql.of(branch, form.languages.toArray(String[]::new), value.apply(form)))
            .toList());
  }

  private Sql anyForm(String form, String separator) {
    List<Sql> parts =
        forms.stream()
            .map(one -> Sql.of(form, one.languages.toArray(String[]::new), one.query))
            .toList();
    return Sql.of(separator.isBlank() ? "?" : "(?)", Sql.join(separator, parts)).withCustomPlan();
  }
}
