package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.QuoteType;

/** Reads and writes wordings and their links. Each method is one SQL statement for all its rows. */
@Singleton
class WordingTable {
  private static final String NODES =
      "select %s from wording w where w.id = any(?::bigint[])".formatted(WordingNode.COLUMNS);

  private static final String READ =
      "select %s, w.text, w.type, w.language from wording w where w.id = any(?::bigint[])"
          .formatted(WordingNode.COLUMNS);

  /**
   * The wordings with a selected fingerprint of others, and the greatest id of all. The offset
   * makes PostgreSQL look up the fingerprints of each wording in the index.
   */
  private static final String CANDIDATES =
      """
      (select n.i, w.id, w.key, w.fingerprints
       from unnest(?::text[]) with ordinality n (selected, i)
       cross join lateral (
         select id, key, fingerprints from wording where selected && n.selected::integer[] offset 0) w
       limit ?)
      union all
      select 0, max(id), null, null from wording""";

  private static final String LABELLED =
      "select %s from wording w where w.label = any(?::uuid[])".formatted(WordingNode.COLUMNS);

  private static final String INSERT =
      """
      insert into wording (id, key, text, type, language, speaker_id, label, fingerprints, selected, appearances, first_quote, statement_id)
      select id, key, text, type, language, speaker_id, label, fingerprints::integer[], selected::integer[], appearances, first_quote, statement_id
      from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::uuid[], ?::uuid[])
        given (id, key, text, type, language, speaker_id, label, fingerprints, selected, appearances, first_quote, statement_id)""";

  private static final String UPDATE =
      """
      update wording w set appearances = u.appearances, first_quote = u.first_quote, statement_id = u.statement_id
      from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[]) u (id, appearances, first_quote, statement_id)
      where w.id = u.id""";

  private static final String DELETE =
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

  private static final String INSERT_LINKS =
      """
      insert into wording_link (wording_id, other_id, similarity)
      select l.wording_id, l.other_id, l.similarity
      from unnest(?::bigint[], ?::bigint[], ?::real[]) given (one, other, similarity)
      cross join lateral (values (one, other, similarity), (other, one, similarity)) l (wording_id, other_id, similarity)
      on conflict do nothing""";

  private static final String LINKS =
      """
      select wording_id, other_id, similarity from wording_link
      where wording_id = any(?::bigint[]) and wording_id < other_id""";

  private static final String REACHED =
      """
      with recursive reached (id) as (
        (select unnest(?::bigint[]) union all select id from wording where label = any(?::uuid[]))
        union
        select next.id from reached cross join lateral (
          select l.other_id as id from wording_link l where l.wording_id = reached.id and l.similarity > 0
          union all
          select o.id from wording w join wording o on o.label = w.label where w.id = reached.id) next)
      select %s from reached join wording w on w.id = reached.id"""
          .formatted(WordingNode.COLUMNS);

  /** The maximum number of candidates in memory. */
  private static final int MAX_CANDIDATES = 50_000;

  private final Database database;

  WordingTable(Database database) {
    this.database = database;
  }

  /**
   * A wording with a selected fingerprint of one that is looked for.
   *
   * @param index index of the one that is looked for; -1 for the wording with the greatest id
   */
  record Candidate(int index, long id, UUID key, int[] fingerprints) {
    static Candidate of(Row row) throws SQLException {
      return new Candidate(
          (int) row.longValue("i") - 1,
          row.longValue("id"),
          row.id("key"),
          row.<Integer>array("fingerprints").stream().mapToInt(i -> i).toArray());
    }
  }

  /** A wording with its words. */
  record Stored(WordingNode node, Wording wording) {
    static Stored of(Row row) throws SQLException {
      WordingNode node = WordingNode.of(row);
      Wording wording =
          new Wording(
              row.enumValue("type", QuoteType.class),
              row.text("text"),
              row.text("language"),
              node.speaker(),
              node.label());
      return new Stored(node, wording);
    }
  }

  List<WordingNode> nodes(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : database.list(Sql.of(NODES, ids(ids)), WordingNode::of);
  }

  List<Stored> read(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : database.list(Sql.of(READ, ids(ids)), Stored::of);
  }

  /** The wordings with one of the labels. */
  List<WordingNode> labelled(Collection<UUID> labels) {
    return labels.isEmpty()
        ? List.of()
        : database.list(Sql.of(LABELLED, (Object) Columnar.uuids(labels)), WordingNode::of);
  }

  /**
   * Reads the wordings that share a selected fingerprint with some of the lists.
   *
   * @throws BatchTooLargeException if they are many, for several lists
   */
  void forEachCandidate(List<int[]> selected, Consumer<Candidate> consumer) {
    String[] lists = Columnar.texts(selected, Columnar::array);
    List<Candidate> found =
        database.list(Sql.of(CANDIDATES, lists, MAX_CANDIDATES + 1), Candidate::of);
    if (found.size() <= MAX_CANDIDATES) {
      for (Candidate candidate : found) {
        consumer.accept(candidate);
      }
    } else if (lists.length == 1) {
      database.forEachBatch(
          Sql.of(CANDIDATES, lists, Integer.MAX_VALUE),
          MAX_CANDIDATES,
          Candidate::of,
          batch -> batch.forEach(candidate -> consumer.accept(candidate)));
    } else {
      throw new BatchTooLargeException();
    }
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
      Columnar.texts(nodes, WordingNode::appearances),
      Columnar.uuids(nodes, WordingNode::firstQuote),
      Columnar.uuids(nodes, WordingNode::statement)
    };
  }

  /** Writes the numbers of quotes, the first quotes, and the statements. */
  void update(List<WordingNode> nodes) {
    if (!nodes.isEmpty()) {
      database.execute(
          Sql.of(
              UPDATE,
              Columnar.texts(nodes, WordingNode::id),
              Columnar.texts(nodes, WordingNode::appearances),
              Columnar.uuids(nodes, WordingNode::firstQuote),
              Columnar.uuids(nodes, WordingNode::statement)));
    }
  }

  /**
   * Deletes wordings and their links, and returns those that were linked with them or have their
   * label.
   */
  List<Long> delete(Collection<Long> ids) {
    Object values = ids(ids);
    return ids.isEmpty()
        ? List.of()
        : database.list(Sql.of(DELETE, values, values), row -> row.longValue("id"));
  }

  void insertLinks(List<WordingLink> links) {
    if (!links.isEmpty()) {
      database.execute(
          Sql.of(
              INSERT_LINKS,
              Columnar.texts(links, WordingLink::one),
              Columnar.texts(links, WordingLink::other),
              Columnar.texts(links, WordingLink::similarity)));
    }
  }

  /** The links between wordings that are closed: none leads to another one. */
  List<WordingLink> links(Collection<Long> ids) {
    return ids.size() < 2
        ? List.of()
        : database.list(
            Sql.of(LINKS, ids(ids)),
            row ->
                new WordingLink(
                    row.longValue("wording_id"),
                    row.longValue("other_id"),
                    row.doubleOrNull("similarity").floatValue()));
  }

  /** The wordings that links and labels lead to, from some wordings and labels on. */
  List<WordingNode> reached(Collection<Long> from, Collection<UUID> labels) {
    return from.isEmpty() && labels.isEmpty()
        ? List.of()
        : database.list(Sql.of(REACHED, ids(from), Columnar.uuids(labels)), WordingNode::of);
  }

  private static Object ids(Collection<Long> ids) {
    return Columnar.texts(ids, id -> id);
  }
}
