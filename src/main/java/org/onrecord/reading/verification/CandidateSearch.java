package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.textreuse.FoldedWords;

/**
 * Finds the quotes and articles that may have the words of quotations, by their full-text indexes.
 * One statement finds those of all quotations. A quotation may be quoted in another language than
 * the text around it, so it is searched for in all languages on record.
 */
@Singleton
class CandidateSearch {
  /** The maximum numbers of rows that are ranked: of those with all words, and with some. */
  private static final int MAX_WITH_ALL = 300;

  private static final int MAX_WITH_SOME = 300;

  /** The length of the start of a quotation that is searched for, in words and in code points. */
  private static final int MAX_WORDS = 3_000;

  private static final int MAX_LENGTH = 20_000;

  private static final String LEXEMES =
      """
      select asked.n, lexeme_mark(language) as mark,
             array(select lexeme from unnest(lexemes(language, left(words, ?))) found, unnest(found.positions) position
               order by position) as lexemes
      from unnest(?::text[]) with ordinality as asked (words, n)
      cross join unnest(?::text[]) language
      order by asked.n""";

  private static final String QUOTES =
      """
      select asked.n, found.id, found.article_id, found.exact
      from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (every_word, some_words, phrase, n)
      cross join lateral (
        select id, article_id, bool_or(search @@ phrase::tsquery) as exact, max(ts_rank(search, some_words::tsquery)) as rank
        from (
          (select id, article_id, search from quote where search @@ every_word::tsquery and status <> 'rejected' limit ?)
          union all
          (select id, article_id, search from quote where search @@ some_words::tsquery and status <> 'rejected' limit ?)) matching
        group by id, article_id
        order by exact desc, rank desc, id limit ?) found
      order by asked.n, found.exact desc, found.rank desc, found.id""";

  /** Ranks by words that the index has, since the lexemes of a body are slow to read. */
  private static final String ARTICLES =
      """
      select asked.n, found.id, found.id as article_id, found.exact
      from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
        as asked (every_word, some_words, phrase, most_words, n)
      cross join lateral (
        select id, bool_or(exact) as exact, min(place) as rank
        from (
          (select id, search @@ phrase::tsquery as exact, 1 as place
           from (select id, search from article where search @@ every_word::tsquery limit ?) matching
           order by exact desc, id limit ?)
          union all
          (select id, false, 2 from article where search @@ most_words::tsquery limit ?)
          union all
          (select id, false, 3 from article where search @@ some_words::tsquery limit ?)) matching
        group by id
        order by exact desc, rank, id limit ?) found
      order by asked.n, found.exact desc, found.rank, found.id""";

  private final Database database;
  private final LexemeFrequencies frequencies;
  private final LanguagesInUse languages;

  CandidateSearch(Database database, LexemeFrequencies frequencies, LanguagesInUse languages) {
    this.database = database;
    this.frequencies = frequencies;
    this.languages = languages;
  }

  /**
   * A row that may have the words of a quotation.
   *
   * @param quotation the index of the quotation
   * @param id of the quote or article
   * @param exact true if it has the words in sequence
   */
  record Candidate(int quotation, UUID id, UUID articleId, boolean exact) {
    static Candidate of(Row row) throws SQLException {
      return new Candidate(
          (int) row.longValue("n") - 1, row.id("id"), row.id("article_id"), row.bool("exact"));
    }
  }

  /** The lexemes of a quotation in one language, and the mark of that language in quotes. */
  private record Lexemes(int quotation, String mark, List<String> words) {}

  /** The quotes that are not rejected, by quotation; the most similar ones first. */
  List<Candidate> quotes(List<FoldedWords> quotations, int limit) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    List<List<CandidateQuery>> queries = queries(quotations, "quote", languages.ofQuotes(), true);
    return database.list(
        Sql.of(
            QUOTES,
            alternatives(queries, CandidateQuery::everyWord),
            alternatives(queries, CandidateQuery::someWords),
            alternatives(queries, CandidateQuery::phrase),
            MAX_WITH_ALL,
            MAX_WITH_SOME,
            limit),
        Candidate::of);
  }

  /** The articles by quotation, the most similar ones first. */
  List<Candidate> articles(List<FoldedWords> quotations, int limit) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    List<List<CandidateQuery>> queries =
        queries(quotations, "article", languages.ofArticles(), false);
    return database.list(
        Sql.of(
            ARTICLES,
            alternatives(queries, CandidateQuery::everyWord),
            alternatives(queries, CandidateQuery::someWords),
            alternatives(queries, CandidateQuery::phrase),
            alternatives(queries, CandidateQuery::mostWords),
            MAX_WITH_ALL,
            limit,
            limit,
            limit,
            limit),
        Candidate::of);
  }

  /** The queries for each quotation in its languages. */
  private List<List<CandidateQuery>> queries(
      List<FoldedWords> quotations, String table, Set<String> languages, boolean marked) {
    Map<String, Float> known = frequencies.of(table);
    List<List<CandidateQuery>> queries = new ArrayList<>();
    quotations.forEach(quotation -> queries.add(new ArrayList<>()));
    for (Lexemes lexemes : lexemes(quotations, languages)) {
      String mark = marked ? lexemes.mark : "";
      List<String> words = lexemes.words.stream().map(lexeme -> lexeme + mark).toList();
      if (!words.isEmpty()) {
        queries.get(lexemes.quotation).add(CandidateQuery.of(words, known));
      }
    }
    return queries;
  }

  private static String[] alternatives(
      List<List<CandidateQuery>> queries, Function<CandidateQuery, String> kind) {
    return queries.stream()
        .map(of -> of.stream().map(kind).distinct().collect(joining(" | ")))
        .toArray(String[]::new);
  }

  private List<Lexemes> lexemes(List<FoldedWords> quotations, Set<String> languages) {
    Sql sql =
        Sql.of(
            LEXEMES,
            MAX_LENGTH,
            quotations.stream()
                .map(words -> words.printed(0, Math.min(words.count(), MAX_WORDS)))
                .toArray(String[]::new),
            languages.toArray(String[]::new));
    return database.list(
        sql,
        row -> new Lexemes((int) row.longValue("n") - 1, row.text("mark"), row.array("lexemes")));
  }
}
