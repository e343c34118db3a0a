package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.textreuse.FoldedWords;

/**
 * Finds the quotes and articles that may have the words of quotations, by their full-text indexes.
 * Quotations are searched for in their language and without stemming, in one statement for all.
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
      cross join (select distinct language from unnest(array[search_language(?), 'simple']) language) languages
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

  private static final String ARTICLES =
      """
      select asked.n, found.id, found.id as article_id, found.exact
      from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (every_word, some_words, phrase, n)
      cross join lateral (
        select id, bool_or(search @@ phrase::tsquery) as exact, max(ts_rank(search, some_words::tsquery)) as rank
        from (
          (select id, search from article where search @@ every_word::tsquery limit ?)
          union all
          (select id, search from article where search @@ some_words::tsquery limit ?)) matching
        group by id
        order by exact desc, rank desc, id limit ?) found
      order by asked.n, found.exact desc, found.rank desc, found.id""";

  private final Database database;
  private final LexemeFrequencies frequencies;

  CandidateSearch(Database database, LexemeFrequencies frequencies) {
    this.database = database;
    this.frequencies = frequencies;
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
    return found(QUOTES, "quote", true, quotations, limit);
  }

  /** The articles by quotation, the most similar ones first. */
  List<Candidate> articles(List<FoldedWords> quotations, int limit) {
    return found(ARTICLES, "article", false, quotations, limit);
  }

  private List<Candidate> found(
      String search, String table, boolean marked, List<FoldedWords> quotations, int limit) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    Map<String, Float> known = frequencies.of(table);
    List<List<CandidateQuery>> queries = new ArrayList<>();
    quotations.forEach(quotation -> queries.add(new ArrayList<>()));
    for (Lexemes lexemes : lexemes(quotations)) {
      String mark = marked ? lexemes.mark : "";
      List<String> words = lexemes.words.stream().map(lexeme -> lexeme + mark).toList();
      if (!words.isEmpty()) {
        queries.get(lexemes.quotation).add(CandidateQuery.of(words, known));
      }
    }
    return database.list(
        Sql.of(
            search,
            alternatives(queries.stream().map(of -> of.stream().map(CandidateQuery::everyWord))),
            alternatives(queries.stream().map(of -> of.stream().map(CandidateQuery::someWords))),
            alternatives(queries.stream().map(of -> of.stream().map(CandidateQuery::phrase))),
            MAX_WITH_ALL,
            MAX_WITH_SOME,
            limit),
        Candidate::of);
  }

  private static String[] alternatives(Stream<Stream<String>> queries) {
    return queries.map(of -> of.distinct().collect(joining(" | "))).toArray(String[]::new);
  }

  private List<Lexemes> lexemes(List<FoldedWords> quotations) {
    String language = quotations.get(0).language();
    Sql sql =
        Sql.of(
            LEXEMES,
            MAX_LENGTH,
            quotations.stream()
                .map(words -> words.printed(0, Math.min(words.count(), MAX_WORDS)))
                .toArray(String[]::new),
            language == null ? "en" : language);
    return database.list(
        sql,
        row -> new Lexemes((int) row.longValue("n") - 1, row.text("mark"), row.array("lexemes")));
  }
}
