package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.extraction.text.LanguageDetector;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.textreuse.FoldedWords;

/**
 * Finds the quotes and articles that may have the words of quotations, by their full-text indexes.
 * One statement finds those of all quotations. A quotation may be in another language than the text
 * around it, so it is searched for in both. If it is in neither, or its own is not detected, it is
 * searched for in all languages on record.
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
      join (
        select distinct n, coalesce(configuration, search_language(tag)) as language
        from unnest(?::integer[], ?::text[], ?::text[]) as given (n, tag, configuration)) languages using (n)
      order by n""";

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

    private Candidate of(int otherQuotation) {
      return new Candidate(otherQuotation, id, articleId, exact);
    }
  }

  /** The lexemes of a quotation in one language, and the mark of that language in quotes. */
  private record Lexemes(int quotation, String mark, List<String> words) {}

  /**
   * A language in which a quotation is searched for.
   *
   * @param quotation the number of the quotation, from 1
   * @param tag a BCP 47 tag, or null
   * @param configuration the name of a text search configuration, if there is no tag
   */
  private record Language(int quotation, String tag, String configuration) {
    static List<Language> of(
        int quotation, String ofText, Optional<String> detected, Set<String> onRecord) {
      return detected.isEmpty()
          ? onRecord.stream().map(language -> new Language(quotation, null, language)).toList()
          : List.of(
              new Language(quotation, null, LanguagesInUse.NO_LANGUAGE),
              new Language(quotation, ofText, null),
              new Language(quotation, detected.get(), null));
    }
  }

  /** The quotes that are not rejected, by quotation; the most similar ones first. */
  List<Candidate> quotes(List<FoldedWords> quotations, int limit) {
    Set<String> onRecord = languages.ofQuotes();
    return inLikelyLanguages(
        quotations,
        (asked, likely) -> {
          List<List<CandidateQuery>> queries =
              queries(lexemes(asked, likely, onRecord), asked.size(), "quote", true);
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
        });
  }

  /** The articles by quotation, the most similar ones first. */
  List<Candidate> articles(List<FoldedWords> quotations, int limit) {
    Set<String> onRecord = languages.ofArticles();
    return inLikelyLanguages(
        quotations,
        (asked, likely) -> {
          List<List<CandidateQuery>> queries =
              queries(lexemes(asked, likely, onRecord), asked.size(), "article", false);
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
        });
  }

  /** A search for quotations in their likely languages, or in all languages on record. */
  private interface Search {
    List<Candidate> run(List<FoldedWords> quotations, boolean likely);
  }

  /** Searches in the likely languages, and then in all for the quotations without candidates. */
  private static List<Candidate> inLikelyLanguages(List<FoldedWords> quotations, Search search) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    List<Candidate> found = new ArrayList<>(search.run(quotations, true));
    Set<Integer> with = found.stream().map(Candidate::quotation).collect(toSet());
    List<Integer> without =
        IntStream.range(0, quotations.size()).filter(i -> !with.contains(i)).boxed().toList();
    if (!without.isEmpty()) {
      search
          .run(without.stream().map(quotations::get).toList(), false)
          .forEach(candidate -> found.add(candidate.of(without.get(candidate.quotation()))));
    }
    return found;
  }

  /** The queries for each quotation in its languages. */
  private List<List<CandidateQuery>> queries(
      List<Lexemes> all, int quotations, String table, boolean marked) {
    Map<String, Float> known = frequencies.of(table);
    List<List<CandidateQuery>> queries = new ArrayList<>();
    for (int i = 0; i < quotations; i++) {
      queries.add(new ArrayList<>());
    }
    for (Lexemes lexemes : all) {
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

  private List<Lexemes> lexemes(
      List<FoldedWords> quotations, boolean likely, Set<String> onRecord) {
    List<String> words =
        quotations.stream().map(all -> all.printed(0, Math.min(all.count(), MAX_WORDS))).toList();
    List<Language> asked = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Optional<String> detected =
          likely ? LanguageDetector.language(words.get(i)) : Optional.empty();
      asked.addAll(Language.of(i + 1, quotations.get(i).language(), detected, onRecord));
    }
    Sql sql =
        Sql.of(
            LEXEMES,
            MAX_LENGTH,
            words.toArray(String[]::new),
            asked.stream().map(Language::quotation).toArray(Integer[]::new),
            asked.stream().map(Language::tag).toArray(String[]::new),
            asked.stream().map(Language::configuration).toArray(String[]::new));
    return database.list(
        sql,
        row -> new Lexemes((int) row.longValue("n") - 1, row.text("mark"), row.array("lexemes")));
  }
}
