package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** Reads quotes and writes their appearances. Each method is one SQL statement for all its rows. */
@Singleton
class AppearanceTable {
  /** A quote with one span is one piece. Most quotes are new, and most bases have no labels. */
  private static final String QUOTES =
      """
      select c.id, a.wording_id, a.statement_id, a.published_order as old_day, a.source_id as old_source,
        case when a.wording_id is not null then (select key from wording where id = a.wording_id) end as old_key,
        q.text, q.type, q.language, q.speaker_id, q.published_order as day, q.source_id,
        case when cardinality(q.span_starts) > 1 then q.span_starts end as span_starts,
        case when cardinality(q.span_starts) > 1 then q.span_ends end as span_ends,
        case when (select exists (select from statement_label)) then (
          select s.label from statement_label s join statement_decision d on d.id = s.decision_id
          where s.quote_id = c.id and d.undone_at is null
          order by d.id desc limit 1) end as label
      from unnest(?::uuid[]) c (id)
      left join lateral (select * from appearance where quote_id = c.id offset 0) a on true
      left join lateral (
        select text, type, language, speaker_id, span_starts, span_ends, published_order, source_id
        from quote where id = c.id and status <> 'rejected' offset 0) q on true""";

  private static final String FIRST_QUOTES =
      """
      select w.id, a.quote_id
      from unnest(?::bigint[], ?::uuid[]) w (id, statement_id)
      cross join lateral (
        select quote_id from appearance
        where statement_id = w.statement_id and wording_id = w.id order by quote_id limit 1) a""";

  private static final String SAVE =
      """
      insert into appearance (quote_id, wording_id, statement_id, published_order, source_id)
      select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::date[], ?::uuid[])
      on conflict (quote_id) do update set wording_id = excluded.wording_id, statement_id = excluded.statement_id,
        published_order = excluded.published_order, source_id = excluded.source_id""";

  private static final String MOVE =
      """
      update appearance a set statement_id = u.statement_id
      from unnest(?::bigint[], ?::uuid[], ?::uuid[]) u (id, before, statement_id)
      where a.statement_id = u.before and a.wording_id = u.id""";

  /** The number of quotes that are read at once. */
  private static final int ROWS = 200;

  private final Database database;

  AppearanceTable(Database database) {
    this.database = database;
  }

  /**
   * Reads quotes as they are in the index, and on record.
   *
   * @param maxCharacters maximum length of the texts of several
   * @throws BatchTooLargeException if there are several, with long texts
   */
  List<IndexedQuote> quotes(Collection<UUID> ids, long maxCharacters) {
    List<IndexedQuote> quotes = new ArrayList<>();
    AtomicLong characters = new AtomicLong();
    database.forEachBatch(
        Sql.of(QUOTES, (Object) Columnar.uuids(ids)),
        ROWS,
        IndexedQuote::of,
        rows -> {
          quotes.addAll(rows);
          if (characters.addAndGet(characters(rows)) > maxCharacters && ids.size() > 1) {
            throw new BatchTooLargeException();
          }
        });
    return quotes;
  }

  private static long characters(List<IndexedQuote> quotes) {
    return quotes.stream()
        .filter(quote -> quote.wording() != null)
        .mapToLong(quote -> quote.wording().text().length())
        .sum();
  }

  /** The least id of the quotes of wordings; none for wordings without quotes. */
  List<Map.Entry<Long, UUID>> firstQuotes(Collection<WordingNode> wordings) {
    return wordings.isEmpty()
        ? List.of()
        : database.list(
            Sql.of(
                FIRST_QUOTES,
                Columnar.texts(wordings, WordingNode::id),
                Columnar.uuids(wordings, WordingNode::statement)),
            row -> Map.entry(row.longValue("id"), row.id("quote_id")));
  }

  void delete(Collection<UUID> quotes) {
    if (!quotes.isEmpty()) {
      database.execute(
          Sql.of(
              "delete from appearance where quote_id = any(?::uuid[])",
              (Object) Columnar.uuids(quotes)));
    }
  }

  /** Inserts or updates the appearances of quotes. */
  void save(
      List<IndexedQuote> quotes,
      Function<IndexedQuote, Long> wording,
      Function<IndexedQuote, UUID> statement) {
    if (!quotes.isEmpty()) {
      database.execute(
          Sql.of(
              SAVE,
              Columnar.uuids(quotes, IndexedQuote::id),
              Columnar.texts(quotes, wording),
              Columnar.uuids(quotes, statement),
              Columnar.texts(quotes, quote -> quote.after().day()),
              Columnar.uuids(quotes, quote -> quote.after().source())));
    }
  }

  /** Moves the quotes of wordings from their statements before to those now. */
  void move(List<WordingNode> nodes, Function<WordingNode, UUID> before) {
    if (!nodes.isEmpty()) {
      database.execute(
          Sql.of(
              MOVE,
              Columnar.texts(nodes, WordingNode::id),
              Columnar.uuids(nodes, before),
              Columnar.uuids(nodes, WordingNode::statement)));
    }
  }
}
