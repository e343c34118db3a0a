package org.onrecord.reading.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.extraction.text.LanguageDetector;
import org.onrecord.reading.verification.CandidateSearch.Candidate;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.QuotedWords;

/**
 * Finds the quotes that have runs of words in common with quotations, by the fingerprints in the
 * index of statements. Each has few quotes, however many are on record. It finds nothing while the
 * index is not up to date, if very many quotes have the runs, and for words that are too common for
 * a statement, since the index does not have the quotes with these words.
 */
@Singleton
class RunSearch {
  /** The maximum number of wordings with a fingerprint of a quotation. */
  private static final int MAX_WORDINGS = 1000;

  /** The maximum number of appearances of a statement that are read, for evidence. */
  private static final int MAX_APPEARANCES = 100;

  private static final int MAX_LENGTH = 20_000;

  /**
   * The index is up to date if its progress has seen all changes of quotes in this snapshot. Of
   * very many wordings with a fingerprint, those with all selected ones are taken, as equal words
   * have them. All fingerprints rank them, since those selected may miss the word that differs. The
   * offsets make PostgreSQL look up changes and fingerprints in their indexes.
   */
  private static final String QUOTES =
      """
      with progress as materialized (
        select seen, (
          select min(seq) from (select seq from change where xid >= pg_snapshot_xmin(seen) offset 0) unseen) as first
        from statement_progress
        where reading is null and backfill is null and pg_snapshot_xmax(seen) <= pg_snapshot_xmax(pg_current_snapshot())
      ), complete as materialized (
        select from progress where not exists (
          select from change where seq >= first and record = 'quote' and not pg_visible_in_snapshot(xid, seen))
      )
      select asked.n, q.id, q.article_id
      from unnest(?::text[], ?::text[]) with ordinality as asked (fingerprints, selected, n)
      cross join lateral (
        with alike as materialized (
          select id, statement_id, first_quote, appearances, fingerprints from wording
          where selected && asked.fingerprints::integer[] offset 0 limit ?
        ), equal as materialized (
          select id, statement_id, first_quote, appearances, fingerprints from wording
          where selected @> asked.selected::integer[] and (select count(*) from alike) >= ? offset 0 limit ?
        )
        select id, statement_id, first_quote, appearances, cardinality(fingerprints) as size, (
          select count(*) from unnest(fingerprints) one where one = any(asked.fingerprints::integer[])) as common
        from (select * from alike where (select count(*) from alike) < ? union all select * from equal) matching
        order by common desc, size, id limit ?) wording
      cross join lateral (
        select q.id, q.article_id, q.status = 'confirmed' as confirmed,
               row_number() over (order by q.status = 'confirmed' desc, q.id) as place
        from (
          select wording.first_quote as id
          union
          select quote_id from (
            select quote_id, wording_id from appearance
            where statement_id = wording.statement_id and wording.appearances > 1 order by published_order limit ?) near
          where wording_id = wording.id) same
        join quote q on q.id = same.id and q.status <> 'rejected'
        order by place limit ?) q
      where exists (select from complete)
      order by asked.n, q.place > ?, wording.common desc, wording.size, q.confirmed desc, q.id""";

  private final Database database;

  RunSearch(Database database) {
    this.database = database;
  }

  /** The quotes by quotation, those with the most runs in common first. */
  List<Candidate> quotes(List<FoldedWords> quotations, int limit) {
    List<Optional<QuotedWords>> words = quotations.stream().map(RunSearch::words).toList();
    Sql sql =
        Sql.of(
            QUOTES,
            arrays(words, QuotedWords::fingerprints),
            arrays(words, QuotedWords::selectedFingerprints),
            MAX_WORDINGS,
            MAX_WORDINGS,
            MAX_WORDINGS,
            MAX_WORDINGS,
            limit,
            MAX_APPEARANCES,
            limit,
            CandidateSearch.MAX_OF_SPEAKER);
    Map<Integer, List<Candidate>> found =
        database.list(sql, RunSearch::candidate).stream().collect(groupingBy(Candidate::quotation));
    return found.values().stream().flatMap(all -> all.stream().limit(limit)).toList();
  }

  private static Candidate candidate(Row row) throws SQLException {
    return new Candidate((int) row.longValue("n") - 1, row.id("id"), row.id("article_id"), false);
  }

  /**
   * The words in the language of the text, or in their own if that is unknown. Those in a third
   * language are left to the search for words.
   */
  private static Optional<QuotedWords> words(FoldedWords words) {
    String printed = words.printed(0, words.count());
    if (printed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    FoldedWords folded =
        words.language() == null
            ? FoldedWords.of(printed, LanguageDetector.language(printed).orElse(null))
            : words;
    return Optional.of(QuotedWords.of(folded)).filter(QuotedWords::identifiesStatement);
  }

  private static String[] arrays(
      List<Optional<QuotedWords>> words, Function<QuotedWords, int[]> fingerprints) {
    return words.stream()
        .map(one -> one.map(fingerprints).map(RunSearch::array).orElse(null))
        .toArray(String[]::new);
  }

  /** Fingerprints as an array of SQL; null if there are none. */
  private static String array(int[] fingerprints) {
    return fingerprints.length == 0
        ? null
        : IntStream.of(fingerprints).mapToObj(Integer::toString).collect(joining(",", "{", "}"));
  }
}
