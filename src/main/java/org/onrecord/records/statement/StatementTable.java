package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.textreuse.QuotedWords;

/** Writes the rows of statements. Each method takes one SQL statement, or few, for all its rows. */
@Singleton
class StatementTable {
  /** New quotes that are statements of their own, with new wordings or none. */
  private static final String INSERT_ALONE =
      """
      with given as materialized (
        select *
        from unnest(?::uuid[], ?::date[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::integer[],
            ?::integer[], ?::integer[], ?::integer[], ?::bigint[], ?::text[], ?::boolean[])
          given (quote_id, day, source_id, wording_id, key, text, type, language, speaker_id, first_fingerprint, last_fingerprint,
            first_selected, last_selected, template, numbers, whole)
      ), wordings as (
        insert into wording (id, key, text, type, language, speaker_id, fingerprints, selected, template, numbers, appearances, first_quote, statement_id, whole)
        select wording_id, key, text, type, language, speaker_id, (?::integer[])[first_fingerprint:last_fingerprint],
          (?::integer[])[first_selected:last_selected], template, numbers::integer[], 1, quote_id, quote_id, whole
        from given where wording_id is not null
      ), appearances as (
        insert into appearance (quote_id, wording_id, statement_id, published_order, source_id)
        select quote_id, wording_id, quote_id, day, source_id from given
      )
      insert into statement (id, appearances, sources, first_order, last_order, speaker_id, conflicting)
      select quote_id, 1, (source_id is not null)::integer, day, day, speaker_id, false from given""";

  /**
   * The sources are counted by reading the first entry of each in the index, and the first quote.
   */
  private static final String SAVE =
      """
      insert into statement (id, appearances, sources, first_order, last_order, speaker_id, conflicting)
      select u.id, u.appearances,
        (with recursive source (id) as (
           (select a.source_id from appearance a
            where a.statement_id = u.id and a.statement_id <> a.quote_id and a.source_id is not null order by a.source_id limit 1)
           union all
           select (
             select a.source_id from appearance a
             where a.statement_id = u.id and a.statement_id <> a.quote_id and a.source_id > source.id order by a.source_id limit 1)
           from source where source.id is not null)
         select count(id) from (
           select id from source union select a.source_id from appearance a where a.quote_id = u.id) sources),
        coalesce((select a.published_order from appearance a where a.statement_id = u.id and a.published_order > '0001-01-01'
          order by a.published_order limit 1), '0001-01-01'),
        (select a.published_order from appearance a where a.statement_id = u.id order by a.published_order desc limit 1),
        u.speaker_id, u.conflicting
      from unnest(?::uuid[], ?::integer[], ?::uuid[], ?::boolean[]) u (id, appearances, speaker_id, conflicting)
      on conflict (id) do update set appearances = excluded.appearances, sources = excluded.sources,
        first_order = excluded.first_order, last_order = excluded.last_order,
        speaker_id = excluded.speaker_id, conflicting = excluded.conflicting
      where (statement.appearances, statement.sources, statement.first_order, statement.last_order, statement.speaker_id,
          statement.conflicting)
        is distinct from (excluded.appearances, excluded.sources, excluded.first_order, excluded.last_order, excluded.speaker_id,
          excluded.conflicting)""";

  /** The number of quotes from which on COPY costs less than one statement. */
  private static final int COPIED = 50;

  private final Database database;

  StatementTable(Database database) {
    this.database = database;
  }

  /** A statement whose quotes are in the table of appearances. */
  record Saved(UUID id, int appearances, UUID speaker, boolean conflicting) {
    /** The statement of a quote whose words identify none: its own. */
    static Saved of(IndexedQuote quote) {
      return new Saved(quote.id(), 1, quote.wording().speaker(), false);
    }
  }

  /** A new quote that is a statement of its own; without an added wording if it identifies none. */
  record Alone(IndexedQuote quote, NewWording added) {
    boolean hasWording() {
      return added != null;
    }
  }

  /** Inserts all rows of quotes: few by one statement, many by COPY, which costs less for each. */
  void insertAlone(List<Alone> quotes) {
    if (quotes.size() >= COPIED) {
      database.copyBinary(AloneRows.WORDING, quotes.stream().filter(Alone::hasWording));
      database.copyBinary(AloneRows.APPEARANCE, quotes.stream());
      database.copyBinary(AloneRows.STATEMENT, quotes.stream());
    } else if (!quotes.isEmpty()) {
      database.execute(Sql.of(INSERT_ALONE, columns(quotes)));
    }
  }

  private static Object[] columns(List<Alone> alone) {
    List<IndexedQuote> quotes = alone.stream().map(Alone::quote).toList();
    List<NewWording> wordings = alone.stream().map(Alone::added).toList();
    Slices fingerprints = slices(wordings, QuotedWords::fingerprints);
    Slices selected = slices(wordings, QuotedWords::selectedFingerprints);
    return new Object[] {
      Columnar.uuids(quotes, IndexedQuote::id),
      Columnar.texts(quotes, quote -> quote.after().day()),
      Columnar.uuids(quotes, quote -> quote.after().source()),
      Columnar.texts(wordings, added -> added == null ? null : added.node().id()),
      Columnar.uuids(quotes, IndexedQuote::newKey),
      Columnar.texts(quotes, quote -> quote.wording().text()),
      Columnar.texts(quotes, quote -> quote.wording().type()),
      Columnar.texts(quotes, quote -> quote.wording().language()),
      Columnar.uuids(quotes, quote -> quote.wording().speaker()),
      fingerprints.first(),
      fingerprints.last(),
      selected.first(),
      selected.last(),
      Columnar.texts(wordings, added -> added == null ? null : added.words().numberTemplate()),
      Columnar.texts(
          wordings, added -> added == null ? null : Columnar.array(added.words().numbers())),
      Columnar.texts(wordings, added -> added == null ? null : added.node().whole()),
      fingerprints.elements(),
      selected.elements()
    };
  }

  private static Slices slices(List<NewWording> wordings, Function<QuotedWords, int[]> arrays) {
    return Slices.of(
        wordings.stream()
            .map(added -> added == null ? new int[0] : arrays.apply(added.words()))
            .toList());
  }

  /** Inserts or updates statements. */
  void save(List<Saved> statements) {
    if (!statements.isEmpty()) {
      database.execute(
          Sql.of(
              SAVE,
              Columnar.uuids(statements, Saved::id),
              Columnar.texts(statements, Saved::appearances),
              Columnar.uuids(statements, Saved::speaker),
              Columnar.texts(statements, Saved::conflicting)));
    }
  }

  void delete(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      database.execute(
          Sql.of("delete from statement where id = any(?::uuid[])", (Object) Columnar.uuids(ids)));
    }
  }
}
