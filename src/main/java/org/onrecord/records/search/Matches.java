package org.onrecord.records.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.Condition;
import org.onrecord.records.history.RecordKind;

/**
 * Finds the records that match a search: one statement ranks them, one counts them.
 *
 * <p>The ranks of the kinds are not comparable, since {@code ts_rank} depends on the length and the
 * weights of a text. So the kinds are merged by reciprocal rank fusion (Cormack, Clarke and
 * Büttcher, SIGIR 2009): a record has the score 1 / (60 + its rank among the records of its kind).
 */
@Singleton
class Matches {
  /** Maximum number of records of a kind that are ranked: the newest ones. */
  private static final int RANKED = 1000;

  /** Maximum number of records of a kind that are counted. */
  static final int COUNTED = 100_000;

  private static final int SMOOTHING = 60;

  private final Database database;

  Matches(Database database) {
    this.database = database;
  }

  /**
   * The parsed query for each kind.
   *
   * @param actors a tsquery of the language of names
   */
  record Query(TextQuery quotes, TextQuery articles, String actors) {}

  /**
   * A match.
   *
   * @param rank the rank among the matches of its kind, from 1
   */
  record Match(RecordKind kind, UUID id, long rank) {
    double score() {
      return 1.0 / (SMOOTHING + rank);
    }
  }

  /** The matches of a page, best first. Of equal scores, actors come before articles and quotes. */
  List<Match> best(Query query, Set<RecordKind> kinds, int offset, int limit) {
    List<Sql> ranked = kinds.stream().map(kind -> ranked(kind, query)).toList();
    Sql sql =
        Sql.of(
                "select kind, id, place from (?) m order by place, kind collate \"C\", id offset ? limit ?",
                Sql.join(" union all ", ranked),
                offset,
                limit)
            .withCustomPlan();
    return database.list(
        sql,
        row ->
            new Match(
                row.enumValue("kind", RecordKind.class), row.id("id"), row.longValue("place")));
  }

  private static Sql ranked(RecordKind kind, Query query) {
    return switch (kind) {
      case QUOTE -> ranked("quote", "q", quotes(query).where(), query.quotes.rank("q"));
      case ARTICLE -> ranked("article", "a", articles(query).where(), query.articles.rank("a"));
      case ACTOR -> rankedActors(query.actors);
    };
  }

  private static Sql ranked(String table, String alias, Sql where, Sql rank) {
    return Sql.of(
        """
        (select '%1$s' as kind, r.id, row_number() over (order by r.rank desc, r.published_order desc, r.id desc) as place
        from (select %2$s.id, %2$s.published_order, ? as rank
          from (select %2$s.id, %2$s.published_order, %2$s.search, %2$s.search_language from %1$s %2$s?
            order by %2$s.published_order desc, %2$s.id desc limit %3$d) %2$s) r)"""
            .formatted(table, alias, RANKED),
        rank,
        where);
  }

  /** Ranks actors by the length of the matching name, then by their number of quotes. */
  private static Sql rankedActors(String query) {
    return Sql.of(
        """
        (select 'actor' as kind, r.id, row_number() over (order by r.length, r.quotes desc, r.id) as place
        from (select n.id, n.length, coalesce((select max(s.quotes) from suggestion s where s.record_id = n.id), 0) as quotes
          from (select n.id, min(char_length(n.name_folded)) as length from (?) n group by n.id order by 2, 1 limit %d) n) r)"""
            .formatted(RANKED),
        names(query));
  }

  /** Selects the names that match, up to the maximum number. */
  private static Sql names(String query) {
    return Sql.of(
        """
        (select a.id, a.name_folded from actor a where lexemes('simple', a.name) @@ ?::tsquery limit %1$d)
        union all
        (select l.actor_id, l.name_folded from alias l where lexemes('simple', l.name) @@ ?::tsquery limit %1$d)"""
            .formatted(COUNTED + 1),
        query,
        query);
  }

  private static Condition quotes(Query query) {
    return new Condition()
        .andText(Optional.of(query.quotes.term("q")))
        .and("q.status <> ?", "rejected");
  }

  private static Condition articles(Query query) {
    return new Condition().andText(Optional.of(query.articles.term("a")));
  }

  /** Counts the matches of each kind. */
  SearchTotals totals(Query query, Set<RecordKind> kinds) {
    List<Sql> counts = new ArrayList<>();
    kinds.forEach(kind -> counts.add(count(kind, query)));
    Map<RecordKind, Long> found = new EnumMap<>(RecordKind.class);
    database.list(
        Sql.join(" union all ", counts).withCustomPlan(),
        row -> found.put(row.enumValue("kind", RecordKind.class), row.longValue("count")));
    boolean exact = found.values().stream().allMatch(count -> count <= COUNTED);
    found.replaceAll((kind, count) -> Math.min(count, COUNTED));
    return new SearchTotals(
        found.get(RecordKind.QUOTE),
        found.get(RecordKind.ARTICLE),
        found.get(RecordKind.ACTOR),
        exact);
  }

  private static Sql count(RecordKind kind, Query query) {
    Sql rows =
        switch (kind) {
          case QUOTE -> Sql.of("select q.id from quote q?", quotes(query).where());
          case ARTICLE -> Sql.of("select a.id from article a?", articles(query).where());
          case ACTOR -> Sql.of("select distinct n.id from (?) n", names(query.actors));
        };
    return Sql.of(
        "select '%s' as kind, count(*) as count from (? limit %d) x".formatted(kind, COUNTED + 1),
        rows);
  }
}
