package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.WordingIds;
import org.onrecord.textreuse.QuotedWords;

/** Reads and writes wordings and their links. Each method is one SQL statement for all its rows. */
@Singleton
class WordingTable {
  private static final String READ =
      "select id, text, type, language, speaker_id, label from wording where id = any(?::bigint[])";

  private static final String SIZE =
      """
      select count(*) as wordings, sum(least(octet_length(w.text), ?)) as bytes
      from (values (?::uuid)) s (id) cross join lateral (%s) i
      cross join lateral (select text from wording where id = i.id offset 0) w"""
          .formatted(WordingIds.of("s.id"));

  private static final String LABELLED =
      "select %s from wording w where w.label = any(?::uuid[])".formatted(WordingNode.COLUMNS);

  private static final String INSERT =
      """
      insert into wording (id, key, text, type, language, speaker_id, label, fingerprints, selected, template, numbers, appearances, first_quote, statement_id, whole)
      select id, key, text, type, language, speaker_id, label, fingerprints::integer[], selected::integer[], template, numbers::integer[], appearances, first_quote, statement_id, whole
      from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[], ?::uuid[], ?::uuid[], ?::boolean[])
        given (id, key, text, type, language, speaker_id, label, fingerprints, selected, template, numbers, appearances, first_quote, statement_id, whole)""";

  private static final String UPDATE =
      """
      update wording w set appearances = u.appearances, first_quote = u.first_quote, statement_id = u.statement_id, whole = u.whole
      from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::boolean[]) u (id, appearances, first_quote, statement_id, whole)
      where w.id = u.id""";

  /** The sum keeps the second column out of the index condition, which would try all pairs. */
  private static final String DELETE =
      """
      with gone as (
        delete from wording_link where wording_id = any(?::bigint[]) returning other_id
      ), back as (
        delete from wording_link
        where wording_id = any(array(select distinct other_id from gone)) and other_id + 0 = any(?::bigint[])
      )
      delete from wording where id = any(?::bigint[])""";

  private static final String INSERT_LINKS =
      """
      insert into wording_link (wording_id, other_id, similarity, negated)
      select l.wording_id, l.other_id, similarity, negated
      from unnest(?::bigint[], ?::bigint[], ?::real[], ?::boolean[]) given (one, other, similarity, negated)
      cross join lateral (values (one, other), (other, one)) l (wording_id, other_id)
      on conflict do nothing""";

  private static final String LINKS =
      """
      select wording_id, other_id, similarity, negated from wording_link
      where wording_id = any(?::bigint[]) and wording_id < other_id
      limit ?""";

  private static final String REACHED =
      """
      with recursive start as materialized (
        select id, statement_id, whole and ? as abridged from wording where id = any(?::bigint[])
        union all
        select id, statement_id, false from wording where label = any(?::uuid[])
      ), reached (id) as (
        select id from start where not abridged
        union
        select next.id from reached cross join lateral (
          select l.other_id as id from wording_link l where l.wording_id = reached.id and l.similarity > 0
          union all
          select o.id from wording w join wording o on o.label = w.label where w.id = reached.id) next)
      select %s
      from (
        (select id from reached
         union all
         select w.id from (select distinct statement_id from start where abridged) s
         cross join lateral (%s) w)
        limit ?) found
      cross join lateral (select * from wording where id = found.id offset 0) w"""
          .formatted(WordingNode.COLUMNS, WordingIds.of("s.statement_id"));

  /** The number of whole texts in memory at once. */
  private static final int TEXT_ROWS = 50;

  private final Database database;
  private final ComparedWordings compared = new ComparedWordings();

  WordingTable(Database database) {
    this.database = database;
  }

  /** The words of wordings by id, some of which may be cached. */
  Map<Long, QuotedWords> compared(Map<Long, UUID> keys) {
    return compared.get(keys, this::words);
  }

  /** Reads the words of wordings. At most some of their texts are in memory at once. */
  Map<Long, QuotedWords> words(Collection<Long> ids) {
    Map<Long, QuotedWords> words = new HashMap<>();
    if (!ids.isEmpty()) {
      database.forEachBatch(
          Sql.of(READ, ids(ids)),
          TEXT_ROWS,
          row -> Map.entry(row.longValue("id"), wording(row).words()),
          rows -> rows.forEach(read -> words.put(read.getKey(), read.getValue())));
    }
    return words;
  }

  private static Wording wording(Row row) throws SQLException {
    return new Wording(
        row.enumValue("type", QuoteType.class),
        row.text("text"),
        row.text("language"),
        row.id("speaker_id"),
        row.id("label"));
  }

  /** The wordings with one of the labels. */
  List<WordingNode> labelled(Collection<UUID> labels) {
    return labels.isEmpty()
        ? List.of()
        : database.list(Sql.of(LABELLED, (Object) Columnar.uuids(labels)), WordingNode::of);
  }

  /** The size of a statement, as {@link WordingReach} defines it. */
  long size(UUID statement) {
    return database
        .find(
            Sql.of(SIZE, WordingReach.MAX_WORDING_BYTES, statement),
            row -> WordingReach.size(row.longValue("wordings"), row.longValue("bytes")))
        .orElse(0L);
  }

  void insert(List<NewWording> wordings) {
    if (!wordings.isEmpty()) {
      database.execute(Sql.of(INSERT, columns(wordings)));
    }
  }

  private static Object[] columns(List<NewWording> wordings) {
    List<WordingNode> nodes = wordings.stream().map(NewWording::node).toList();
    return new Object[] {
      Columnar.texts(nodes, WordingNode::id),
      Columnar.uuids(nodes, WordingNode::key),
      Columnar.texts(wordings, added -> added.wording().text()),
      Columnar.texts(wordings, added -> added.wording().type()),
      Columnar.texts(wordings, added -> added.wording().language()),
      Columnar.uuids(nodes, WordingNode::speaker),
      Columnar.uuids(nodes, WordingNode::label),
      Columnar.texts(wordings, added -> Columnar.array(added.words().fingerprints())),
      Columnar.texts(wordings, added -> Columnar.array(added.words().selectedFingerprints())),
      Columnar.texts(wordings, added -> added.words().numberTemplate()),
      Columnar.texts(wordings, added -> Columnar.array(added.words().numbers())),
      Columnar.texts(nodes, WordingNode::appearances),
      Columnar.uuids(nodes, WordingNode::firstQuote),
      Columnar.uuids(nodes, WordingNode::statement),
      Columnar.texts(nodes, WordingNode::whole)
    };
  }

  /** Writes the numbers of quotes, the first quotes, the statements, and if these are whole. */
  void update(List<WordingNode> nodes) {
    if (!nodes.isEmpty()) {
      database.execute(
          Sql.of(
              UPDATE,
              Columnar.texts(nodes, WordingNode::id),
              Columnar.texts(nodes, WordingNode::appearances),
              Columnar.uuids(nodes, WordingNode::firstQuote),
              Columnar.uuids(nodes, WordingNode::statement),
              Columnar.texts(nodes, WordingNode::whole)));
    }
  }

  /** Deletes wordings and their links. */
  void delete(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      database.execute(Sql.of(DELETE, ids(ids), ids(ids), ids(ids)));
    }
  }

  void insertLinks(List<WordingLink> links) {
    if (!links.isEmpty()) {
      database.execute(
          Sql.of(
              INSERT_LINKS,
              Columnar.texts(links, WordingLink::one),
              Columnar.texts(links, WordingLink::other),
              Columnar.texts(links, WordingLink::similarity),
              Columnar.texts(links, WordingLink::negated)));
    }
  }

  /**
   * The links between wordings that are closed: none leads to another one.
   *
   * @param limit maximum number of links that are read
   */
  List<WordingLink> links(Collection<Long> ids, int limit) {
    return ids.size() < 2
        ? List.of()
        : database.list(
            Sql.of(LINKS, ids(ids), limit),
            row ->
                new WordingLink(
                    row.longValue("wording_id"),
                    row.longValue("other_id"),
                    row.doubleOrNull("similarity").floatValue(),
                    row.bool("negated")));
  }

  /**
   * The wordings that links and labels lead to, from some wordings and labels on.
   *
   * @param abridge finds whole families by their statement, without their links
   * @param limit maximum number of wordings that are read
   */
  List<WordingNode> reached(
      Collection<Long> from, Collection<UUID> labels, boolean abridge, int limit) {
    return from.isEmpty() && labels.isEmpty()
        ? List.of()
        : database.list(
            Sql.of(REACHED, abridge, ids(from), Columnar.uuids(labels), limit), WordingNode::of);
  }

  private static Object ids(Collection<Long> ids) {
    return Columnar.texts(ids, id -> id);
  }
}
