package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/** Reads and writes the tables of statements. Each method is one SQL statement for all its rows. */
@Singleton
class StatementTables {
  private static final String QUOTES =
      """
      select c.id, w.key as old_key, a.published_order as old_day, a.source_id as old_source,
        q.text, q.type, q.language, q.speaker_id, q.span_starts, q.span_ends, q.published_order as day, q.source_id, l.label
      from unnest(?::uuid[]) c (id)
      left join lateral (select * from appearance where quote_id = c.id offset 0) a on true
      left join lateral (select key from wording where id = a.wording_id offset 0) w on true
      left join lateral (
        select text, type, language, speaker_id, span_starts, span_ends, published_order, source_id
        from quote where id = c.id and status <> 'rejected' offset 0) q on true
      left join lateral (
        select s.label from statement_label s join statement_decision d on d.id = s.decision_id
        where s.quote_id = c.id and d.undone_at is null order by d.id desc limit 1) l on true""";

  private static final String NODES =
      "select %s from wording w where w.key = any(?::uuid[])".formatted(WordingNode.COLUMNS);

  private static final String INSERT_WORDINGS =
      """
      insert into wording as w (key, text, type, language, speaker_id, label, fingerprints, appearances, first_quote)
      select key, text, type, language, speaker_id, label, fingerprints::integer[], appearances, first_quote
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::integer[], ?::uuid[])
        given (key, text, type, language, speaker_id, label, fingerprints, appearances, first_quote)
      returning %s"""
          .formatted(WordingNode.COLUMNS);

  /** The offset makes PostgreSQL look up the fingerprints of each wording in the index. */
  private static final String CANDIDATES =
      """
      select n.id as wording_id, w.id, w.fingerprints
      from unnest(?::bigint[], ?::text[]) n (id, fingerprints)
      cross join lateral (
        select id, fingerprints from wording where fingerprints && n.fingerprints::integer[] offset 0) w
      where w.id <> n.id""";

  private static final String TEXTS =
      "select id, type, text, language, speaker_id, label from wording where id = any(?::bigint[])";

  private static final String INSERT_LINKS =
      """
      insert into wording_link (wording_id, other_id, similarity)
      select l.wording_id, l.other_id, l.similarity
      from unnest(?::bigint[], ?::bigint[], ?::real[]) given (one, other, similarity)
      cross join lateral (values (one, other, similarity), (other, one, similarity)) l (wording_id, other_id, similarity)""";

  private static final String DELETE_WORDINGS =
      """
      with gone as (
        delete from wording_link where wording_id = any(?::bigint[]) returning wording_id, other_id
      ), back as (
        delete from wording_link l using gone where l.wording_id = gone.other_id and l.other_id = gone.wording_id
      ), deleted as (
        delete from wording where id = any(?::bigint[]) returning label
      )
      select other_id as id from gone
      union
      select w.id from wording w join deleted on deleted.label = w.label""";

  private static final String LEAST_QUOTES =
      """
      select w.id, a.quote_id
      from unnest(?::bigint[]) w (id)
      cross join lateral (select quote_id from appearance where wording_id = w.id order by quote_id limit 1) a""";

  /** The wordings that links and labels lead to. */
  private static final String REACHED =
      """
      with recursive reached (id) as (
        select unnest(?::bigint[])
        union
        select next.id from reached cross join lateral (
          select l.other_id as id from wording_link l where l.wording_id = reached.id and l.similarity > 0
          union all
          select o.id from wording w join wording o on o.label = w.label where w.id = reached.id) next)
      select %s from reached join wording w on w.id = reached.id"""
          .formatted(WordingNode.COLUMNS);

  private static final String LINKS =
      """
      select wording_id, other_id, similarity from wording_link
      where wording_id = any(?::bigint[]) and wording_id < other_id""";

  private static final String UPDATE_WORDINGS =
      """
      update wording w set appearances = u.appearances, first_quote = u.first_quote, statement_id = u.statement_id
      from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[]) u (id, appearances, first_quote, statement_id)
      where w.id = u.id""";

  private static final String MOVE_APPEARANCES =
      """
      update appearance a set statement_id = u.statement_id
      from unnest(?::bigint[], ?::uuid[]) u (id, statement_id)
      where a.wording_id = u.id and a.statement_id is distinct from u.statement_id""";

  private static final String INSERT_APPEARANCES =
      """
      insert into appearance (quote_id, wording_id, statement_id, published_order, source_id)
      select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::date[], ?::uuid[])
      on conflict (quote_id) do update set published_order = excluded.published_order, source_id = excluded.source_id""";

  /** The sources are counted by reading the first entry of each in the index. */
  private static final String SAVE_STATEMENTS =
      """
      insert into statement (id, appearances, sources, first_order, last_order, speaker_id, conflicting)
      select u.id, u.appearances,
        (with recursive source (id) as (
           (select a.source_id from appearance a where a.statement_id = u.id and a.source_id is not null order by a.source_id limit 1)
           union all
           select (select a.source_id from appearance a where a.statement_id = u.id and a.source_id > source.id order by a.source_id limit 1)
           from source where source.id is not null)
         select count(id) from source),
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

  private final Database database;

  StatementTables(Database database) {
    this.database = database;
  }

  /** A wording with a fingerprint of another one. */
  record Candidate(long wording, long other, int[] fingerprints) {}

  /** A statement of two or more quotes. */
  record Saved(UUID id, int appearances, UUID speaker, boolean conflicting) {}

  List<IndexedQuote> quotes(Collection<UUID> ids) {
    return database.list(Sql.of(QUOTES, (Object) uuids(ids)), IndexedQuote::of);
  }

  List<WordingNode> nodes(Collection<UUID> keys) {
    return keys.isEmpty()
        ? List.of()
        : database.list(Sql.of(NODES, (Object) uuids(keys)), WordingNode::of);
  }

  List<WordingNode> insertWordings(Collection<NewWording> wordings) {
    return wordings.isEmpty()
        ? List.of()
        : database.list(
            Sql.of(
                INSERT_WORDINGS,
                wordings.stream().map(NewWording::key).toArray(UUID[]::new),
                texts(wordings, added -> added.wording().text()),
                texts(wordings, added -> added.wording().type().toString()),
                texts(wordings, added -> added.wording().language()),
                wordings.stream().map(added -> added.wording().speaker()).toArray(UUID[]::new),
                wordings.stream().map(added -> added.wording().label()).toArray(UUID[]::new),
                texts(wordings, added -> array(added.words().fingerprints())),
                texts(wordings, added -> String.valueOf(added.appearances())),
                wordings.stream().map(NewWording::firstQuote).toArray(UUID[]::new)),
            WordingNode::of);
  }

  List<Candidate> candidates(Map<Long, int[]> fingerprints) {
    return database.list(
        Sql.of(
            CANDIDATES,
            texts(fingerprints.keySet(), String::valueOf),
            texts(fingerprints.values(), StatementTables::array)),
        row ->
            new Candidate(
                row.longValue("wording_id"),
                row.longValue("id"),
                row.<Integer>array("fingerprints").stream().mapToInt(i -> i).toArray()));
  }

  /** The wordings by id. */
  <T> List<T> wordings(Collection<Long> ids, Row.Reader<T> reader) {
    return database.list(Sql.of(TEXTS, (Object) texts(ids, String::valueOf)), reader);
  }

  void insertLinks(List<WordingLink> links) {
    if (!links.isEmpty()) {
      database.execute(
          Sql.of(
              INSERT_LINKS,
              texts(links, link -> String.valueOf(link.one())),
              texts(links, link -> String.valueOf(link.other())),
              texts(links, link -> String.valueOf(link.similarity()))));
    }
  }

  /**
   * Deletes wordings and their links, and returns those that were linked with them or have their
   * label.
   */
  List<Long> deleteWordings(Collection<Long> ids) {
    String[] values = texts(ids, String::valueOf);
    return ids.isEmpty()
        ? List.of()
        : database.list(Sql.of(DELETE_WORDINGS, values, values), row -> row.longValue("id"));
  }

  void deleteAppearances(Collection<UUID> quotes) {
    if (!quotes.isEmpty()) {
      database.execute(
          Sql.of("delete from appearance where quote_id = any(?::uuid[])", (Object) uuids(quotes)));
    }
  }

  /** The least id of the quotes of wordings; none for wordings without quotes. */
  List<Map.Entry<Long, UUID>> leastQuotes(Collection<Long> wordings) {
    return wordings.isEmpty()
        ? List.of()
        : database.list(
            Sql.of(LEAST_QUOTES, (Object) texts(wordings, String::valueOf)),
            row -> Map.entry(row.longValue("id"), row.id("quote_id")));
  }

  List<WordingNode> reached(Collection<Long> from) {
    return from.isEmpty()
        ? List.of()
        : database.list(Sql.of(REACHED, (Object) texts(from, String::valueOf)), WordingNode::of);
  }

  List<WordingLink> links(Collection<Long> wordings) {
    return wordings.isEmpty()
        ? List.of()
        : database.list(
            Sql.of(LINKS, (Object) texts(wordings, String::valueOf)),
            row ->
                new WordingLink(
                    row.longValue("wording_id"),
                    row.longValue("other_id"),
                    row.doubleOrNull("similarity").floatValue()));
  }

  void updateWordings(Collection<WordingNode> nodes) {
    if (!nodes.isEmpty()) {
      database.execute(
          Sql.of(
              UPDATE_WORDINGS,
              texts(nodes, node -> String.valueOf(node.id())),
              texts(nodes, node -> String.valueOf(node.appearances())),
              nodes.stream().map(WordingNode::firstQuote).toArray(UUID[]::new),
              nodes.stream().map(WordingNode::statement).toArray(UUID[]::new)));
    }
  }

  /** Writes the statements of wordings to their appearances. */
  void moveAppearances(Collection<WordingNode> nodes) {
    if (!nodes.isEmpty()) {
      database.execute(
          Sql.of(
              MOVE_APPEARANCES,
              texts(nodes, node -> String.valueOf(node.id())),
              nodes.stream().map(WordingNode::statement).toArray(UUID[]::new)));
    }
  }

  /** Inserts quotes, or updates their copied columns, by the nodes of their wordings. */
  void saveAppearances(List<IndexedQuote> quotes, Function<UUID, WordingNode> byKey) {
    if (!quotes.isEmpty()) {
      List<WordingNode> nodes = quotes.stream().map(quote -> byKey.apply(quote.newKey())).toList();
      database.execute(
          Sql.of(
              INSERT_APPEARANCES,
              quotes.stream().map(IndexedQuote::id).toArray(UUID[]::new),
              texts(nodes, node -> String.valueOf(node.id())),
              nodes.stream().map(WordingNode::statement).toArray(UUID[]::new),
              texts(quotes, quote -> quote.after().day().toString()),
              quotes.stream().map(quote -> quote.after().source()).toArray(UUID[]::new)));
    }
  }

  void saveStatements(List<Saved> statements) {
    if (!statements.isEmpty()) {
      database.execute(
          Sql.of(
              SAVE_STATEMENTS,
              statements.stream().map(Saved::id).toArray(UUID[]::new),
              texts(statements, statement -> String.valueOf(statement.appearances())),
              statements.stream().map(Saved::speaker).toArray(UUID[]::new),
              texts(statements, statement -> String.valueOf(statement.conflicting()))));
    }
  }

  void deleteStatements(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      database.execute(
          Sql.of("delete from statement where id = any(?::uuid[])", (Object) uuids(ids)));
    }
  }

  private static UUID[] uuids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
    List<String> all = new ArrayList<>(values.size());
    values.forEach(value -> all.add(value == null ? null : text.apply(value)));
    return all.toArray(String[]::new);
  }

  private static String array(int[] values) {
    String list = Arrays.toString(values);
    return "{" + list.substring(1, list.length() - 1) + "}";
  }
}
