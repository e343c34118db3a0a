package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;

/**
 * Reads quotes for the search for phrases: up to 10,000, of more a sample, with up to 1,000
 * characters each and 2,000,000 in all. The quotes of one statement on one day are one quote, so
 * that a quote printed by many media counts once.
 */
@Singleton
class PhraseQuotes {
  private static final int MAX_QUOTES = 10_000;
  private static final int MAX_CHARACTERS = 2_000_000;

  /** The rows of a large table that are read to find the quotes of other speakers. */
  private static final double SAMPLED_ROWS = 4.0 * MAX_QUOTES;

  /** Quotes without a known day. */
  private static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

  private static final String SELECT =
      """
      select q.id, left(q.text, 1000) as text, q.language, q.spoken_order as day, a.statement_id
      from (select q.id, q.article_id from ?? order by md5(q.id::text) limit ?) s
      join quote q on q.article_id = s.article_id and q.id = s.id
      left join appearance a on a.quote_id = q.id
      order by md5(q.id::text)""";

  private final Database database;

  PhraseQuotes(Database database) {
    this.database = database;
  }

  /**
   * Quotes that were read.
   *
   * @param complete false if there are more
   */
  record Sample(List<PhraseQuote> quotes, boolean complete) {}

  /**
   * A quote.
   *
   * @param language the primary subtag in lower case; "en" if it is unknown
   */
  record PhraseQuote(UUID id, String text, String language) {}

  private record SaidQuote(PhraseQuote quote, LocalDate day, UUID statement) {
    Object sameSaying() {
      return List.of(statement == null ? quote.id : statement, day);
    }
  }

  /** The quotes of a speaker in a period. */
  Sample in(UUID speaker, PhraseParameters period) {
    Condition condition = of(speaker);
    if (period.hasPeriod()) {
      condition
          .and("q.spoken_order > ?", NO_DAY)
          .and("q.spoken_order >= ?", period.from())
          .and("q.spoken_order <= ?", period.to());
    }
    return read(Sql.of("quote q"), condition, true);
  }

  /** The quotes of a speaker before and after a period. */
  Sample outside(UUID speaker, PhraseParameters period) {
    Condition condition = of(speaker).and("q.spoken_order > ?", NO_DAY);
    Sql before = Sql.of("q.spoken_order < ?", period.from());
    Sql after = Sql.of("q.spoken_order > ?", period.to());
    if (period.from() != null && period.to() != null) {
      condition.and(Sql.of("(? or ?)", before, after));
    } else {
      condition.and(period.from() == null ? after : before);
    }
    return read(Sql.of("quote q"), condition, true);
  }

  private static Condition of(UUID speaker) {
    return new Condition().and("q.speaker_id = ?", speaker).and(QuoteFilter.NOT_REJECTED);
  }

  /** Quotes of other speakers, in some languages. */
  Sample ofOthers(UUID speaker, Set<String> languages) {
    long rows = RowEstimate.of(database, Sql.of("select from quote"));
    boolean sampled = rows > SAMPLED_ROWS;
    Sql table =
        sampled
            ? Sql.of("quote q tablesample system (?) repeatable (1)", 100 * SAMPLED_ROWS / rows)
            : Sql.of("quote q");
    Condition condition =
        new Condition()
            .and("q.speaker_id is distinct from ?", speaker)
            .and(QuoteFilter.NOT_REJECTED)
            .and(
                "coalesce(lower(split_part(q.language, '-', 1)), 'en') = any(?)",
                List.copyOf(languages));
    return read(table, condition, !sampled);
  }

  private Sample read(Sql table, Condition condition, boolean allRows) {
    Sql sql = Sql.of(SELECT, table, condition.where(), MAX_QUOTES + 1).withCustomPlan();
    List<SaidQuote> rows = database.list(sql, PhraseQuotes::said);
    boolean complete = allRows && rows.size() <= MAX_QUOTES;
    List<SaidQuote> kept = new ArrayList<>();
    Set<Object> sayings = new HashSet<>();
    int characters = 0;
    for (SaidQuote row : rows.subList(0, Math.min(rows.size(), MAX_QUOTES))) {
      if (characters > MAX_CHARACTERS) {
        return new Sample(inTimeOrder(kept), false);
      }
      if (sayings.add(row.sameSaying())) {
        kept.add(row);
        characters += row.quote.text.length();
      }
    }
    return new Sample(inTimeOrder(kept), complete);
  }

  private static List<PhraseQuote> inTimeOrder(List<SaidQuote> quotes) {
    return quotes.stream()
        .sorted(Comparator.comparing(SaidQuote::day).thenComparing(said -> said.quote.id))
        .map(SaidQuote::quote)
        .toList();
  }

  private static SaidQuote said(Row row) throws SQLException {
    String language = row.text("language");
    return new SaidQuote(
        new PhraseQuote(
            row.id("id"),
            row.text("text"),
            language == null ? "en" : language.split("-")[0].toLowerCase(Locale.ROOT)),
        row.date("day"),
        row.id("statement_id"));
  }

  /** The words among some that PostgreSQL has as stop words of a language. */
  Set<String> stopWords(String language, Set<String> words) {
    Sql sql =
        Sql.of(
            """
            select word from unnest(?::text[]) t (word)
            where to_tsvector(('pg_catalog.' || search_language(?))::regconfig, word) = ''""",
            words.toArray(String[]::new),
            language);
    return new HashSet<>(database.list(sql, row -> row.text("word")));
  }
}
