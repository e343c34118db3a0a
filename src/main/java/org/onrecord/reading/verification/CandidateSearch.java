package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.reading.verification.QuotationLexemes.Lexemes;
import org.onrecord.reading.verification.QuotationLexemes.Table;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.verification.EvidenceSource.BodyWords;
import org.onrecord.textreuse.verification.Verification;

/**
 * Finds the quotes and articles that may have the words of quotations, by their full-text indexes.
 * One statement finds those of all quotations.
 */
@Singleton
class CandidateSearch {
  /** The maximum numbers of rows that are ranked: of those with all words, and with some. */
  private static final int MAX_WITH_ALL = 300;

  private static final int MAX_WITH_SOME = 300;

  /**
   * The number of quotes of a speaker with the same words that come first, so that they leave room
   * for those of others.
   */
  static final int MAX_OF_SPEAKER = Verification.MAX_EVIDENCE;

  /**
   * Quotes with all words are among those with some. They are looked for if these are too many, or
   * if all words are frequent.
   */
  private static final String QUOTES =
      """
      select asked.n, found.id, found.article_id, found.exact
      from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (every_word, some_words, phrase, n)
      cross join lateral (
        with with_some as materialized (
          select id, article_id, speaker_id, search from quote
          where search @@ some_words::tsquery and status <> 'rejected' limit ?
        ), matching as (
          select * from with_some
          union
          (select id, article_id, speaker_id, search from quote
           where search @@ every_word::tsquery and status <> 'rejected'
             and (some_words is null or (select count(*) from with_some) >= ?) limit ?)
        ), ranked as (
          select id, article_id, speaker_id, search @@ phrase::tsquery as exact,
                 ts_rank(search, coalesce(some_words, every_word)::tsquery) as rank
          from matching
        ), numbered as (
          select *, row_number() over (partition by exact, speaker_id order by rank desc, id) as place from ranked
        )
        select id, article_id, exact, rank, place from numbered
        order by exact and place <= ? desc, rank desc, id limit ?) found
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
  private final QuotationLexemes lexemes;
  private final LexemeFrequencies frequencies;

  CandidateSearch(Database database, QuotationLexemes lexemes, LexemeFrequencies frequencies) {
    this.database = database;
    this.lexemes = lexemes;
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

  /** The quotes that are not rejected, by quotation; the most similar ones first. */
  List<Candidate> quotes(List<FoldedWords> quotations, int limit) {
    return inLikelyLanguages(
        quotations,
        i -> true,
        Table.QUOTE,
        queries ->
            Sql.of(
                QUOTES,
                alternatives(queries, CandidateQuery::everyWord),
                alternatives(queries, CandidateQuery::someWords),
                alternatives(queries, CandidateQuery::phrase),
                MAX_WITH_SOME,
                MAX_WITH_SOME,
                MAX_WITH_ALL,
                MAX_OF_SPEAKER,
                limit));
  }

  /** The articles by quotation, the most similar ones first. */
  List<Candidate> articles(List<BodyWords> quotations, int limit) {
    return inLikelyLanguages(
        quotations.stream().map(BodyWords::words).toList(),
        i -> quotations.get(i).altered(),
        Table.ARTICLE,
        queries -> {
          List<List<CandidateQuery>> altered = new ArrayList<>(queries);
          for (int i = 0; i < altered.size(); i++) {
            altered.set(i, quotations.get(i).altered() ? queries.get(i) : List.of());
          }
          return Sql.of(
              ARTICLES,
              alternatives(queries, CandidateQuery::everyWord),
              alternatives(altered, CandidateQuery::someWords),
              alternatives(queries, CandidateQuery::phrase),
              alternatives(altered, CandidateQuery::mostWords),
              MAX_WITH_ALL,
              limit,
              limit,
              limit,
              limit);
        });
  }

  /**
   * Searches in the likely languages of the quotations, and then for those without candidates in
   * the other languages on record, which are many, with slight changes only.
   *
   * @param inOthers true for the quotations that are searched for in other languages, too
   * @param statement the search for the queries of each quotation, which may be none
   */
  private List<Candidate> inLikelyLanguages(
      List<FoldedWords> quotations,
      IntPredicate inOthers,
      Table table,
      Function<List<List<CandidateQuery>>, Sql> statement) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    int count = quotations.size();
    List<Lexemes> likely = lexemes.inLikelyLanguages(quotations, table);
    List<Candidate> found =
        new ArrayList<>(
            database.list(statement.apply(queries(likely, count, table)), Candidate::of));
    Set<Integer> with = found.stream().map(Candidate::quotation).collect(toSet());
    List<Integer> without =
        IntStream.range(0, count).filter(i -> !with.contains(i)).filter(inOthers).boxed().toList();
    List<Lexemes> others = lexemes.inOtherLanguages(quotations, without, table, likely);
    if (!others.isEmpty()) {
      List<List<CandidateQuery>> queries =
          queries(others, count, table).stream()
              .map(of -> of.stream().map(CandidateQuery::forSlightChanges).toList())
              .toList();
      found.addAll(database.list(statement.apply(queries), Candidate::of));
    }
    return found;
  }

  /** The queries for each quotation in its languages. */
  private List<List<CandidateQuery>> queries(List<Lexemes> all, int quotations, Table table) {
    Map<String, Double> known = frequencies.of(table.tableName());
    List<List<CandidateQuery>> queries = new ArrayList<>();
    for (int i = 0; i < quotations; i++) {
      queries.add(new ArrayList<>());
    }
    for (Lexemes lexemes : all) {
      if (!lexemes.words().isEmpty()) {
        queries.get(lexemes.quotation()).add(CandidateQuery.of(lexemes.words(), known));
      }
    }
    return queries;
  }

  /** The alternative queries for each quotation; null if there are none. */
  private static String[] alternatives(
      List<List<CandidateQuery>> queries, Function<CandidateQuery, String> kind) {
    return queries.stream()
        .map(of -> of.stream().map(kind).filter(Objects::nonNull).distinct())
        .map(of -> of.collect(joining(" | ")))
        .map(query -> query.isEmpty() ? null : query)
        .toArray(String[]::new);
  }
}
