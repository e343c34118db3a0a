package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.Agreement;
import org.onrecord.textreuse.QuoteClusters;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.textreuse.SameWords;

/**
 * Computes the statements of all quotes on record from scratch, and compares the tables with them.
 */
final class RebuiltStatements {
  private static final String QUOTES =
      """
      select q.*, (
        select s.label from statement_label s join statement_decision d on d.id = s.decision_id
        where s.quote_id = q.id and d.undone_at is null order by d.id desc limit 1) as label
      from quote q where status <> 'rejected' order by id""";

  /** Differences between the sums of a statement and its quotes. */
  private static final String FAULTS =
      """
      with expected as (
        select a.statement_id as id, count(*) as appearances, count(distinct q.source_id) as sources,
          coalesce(min(q.published_order) filter (where q.published_on is not null), '0001-01-01') as first_order,
          max(q.published_order) as last_order, count(distinct q.speaker_id) > 1 as conflicting
        from appearance a join quote q on q.id = a.quote_id group by a.statement_id)
      select coalesce(e.id, s.id)::text || ': ' || e::text || ' ' || s::text as fault
      from expected e full join statement s on s.id = e.id
      where (e.appearances, e.sources, e.first_order, e.last_order, e.conflicting)
        is distinct from (s.appearances, s.sources, s.first_order, s.last_order, s.conflicting)
      union all
      select 'statement without the quote that it has the id of ' || s.id from statement s
      where not exists (select from appearance a where a.quote_id = s.id and a.statement_id = s.id)
      union all
      select 'wording ' || w.id from wording w cross join lateral (
        select count(*) as appearances, (array_agg(a.quote_id order by a.quote_id))[1] as first_quote,
          (array_agg(distinct a.statement_id))[1] as statement_id
        from appearance a where a.wording_id = w.id) e
      where (w.appearances, w.first_quote, w.statement_id) is distinct from (e.appearances, e.first_quote, e.statement_id)
      union all
      select 'appearance with another statement than its wording ' || quote_id from appearance a
      where wording_id is not null
        and not exists (select from wording w where w.id = a.wording_id and w.statement_id = a.statement_id)
      union all
      select 'wording in a family that is not whole ' || w.id from wording w
      where w.whole and (w.label is not null
        or exists (select from wording_link l join wording o on o.id = l.other_id
          where l.wording_id = w.id and (l.similarity = 0 or not o.whole or o.statement_id <> w.statement_id))
        or exists (select from wording o where o.statement_id = w.statement_id and o.id <> w.id)
          and not exists (select from wording_link l where l.wording_id = w.id))
      union all
      select 'appearance of no quote ' || quote_id from appearance a
      where not exists (select from quote q where q.id = a.quote_id and q.status <> 'rejected')
      union all
      select 'link ' || l::text from wording_link l
      where not exists (select from wording w where w.id = l.wording_id)
        or not exists (select from wording_link o where o.wording_id = l.other_id and o.other_id = l.wording_id)""";

  private RebuiltStatements() {}

  private record Spoken(UUID quote, Wording wording, QuotedWords words) {
    static Spoken of(Row row) throws SQLException {
      Wording wording =
          Wording.of(
              row.enumValue("type", QuoteType.class),
              QuotePieces.of(row.text("text"), row.array("span_starts"), row.array("span_ends")),
              row.text("language"),
              row.id("speaker_id"),
              row.id("label"));
      return new Spoken(row.id("id"), wording, wording.words());
    }
  }

  /**
   * Asserts that the tables of statements are as if computed from scratch.
   *
   * @return the number of statements with two or more quotes
   */
  static int assertEqual(Database database) {
    List<Spoken> quotes = database.list(Sql.of(QUOTES), Spoken::of);
    Map<UUID, UUID> expected =
        quotes.stream().allMatch(quote -> quote.wording().label() == null)
            ? clusters(quotes)
            : divided(quotes);
    Map<UUID, UUID> found = new TreeMap<>(QuoteIds.ORDER);
    database
        .list(
            Sql.of("select quote_id, statement_id from appearance"),
            row -> Map.entry(row.id("quote_id"), row.id("statement_id")))
        .forEach(row -> found.put(row.getKey(), row.getValue()));
    assertEquals(expected, found);
    assertEquals(List.of(), faults(database));
    return database
        .find(
            Sql.of("select count(*) from statement where appearances > 1"),
            row -> row.longValue("count"))
        .orElseThrow()
        .intValue();
  }

  /** The rows of the tables that do not agree with each other. */
  static List<String> faults(Database database) {
    return database.list(Sql.of(FAULTS), row -> row.text("fault"));
  }

  /** Without decisions, by the clusters of all pairs. */
  private static Map<UUID, UUID> clusters(List<Spoken> quotes) {
    QuoteClusters clusters = QuoteClusters.of(quotes.stream().map(Spoken::words).toList());
    Map<UUID, UUID> statements = new TreeMap<>(QuoteIds.ORDER);
    for (int i = 0; i < quotes.size(); i++) {
      statements.put(quotes.get(i).quote(), quotes.get(clusters.cluster(i)).quote());
    }
    return statements;
  }

  /** With decisions, by the graph of all pairs of wordings. */
  private static Map<UUID, UUID> divided(List<Spoken> quotes) {
    Map<UUID, UUID> statements = new TreeMap<>(QuoteIds.ORDER);
    Map<UUID, List<Spoken>> byKey = new TreeMap<>(QuoteIds.ORDER);
    for (Spoken quote : quotes) {
      statements.put(quote.quote(), quote.quote());
      if (quote.wording().label() != null
          || SameWords.compare(quote.words(), quote.words()).joins()) {
        byKey.computeIfAbsent(quote.wording().key(), key -> new ArrayList<>()).add(quote);
      }
    }
    List<List<Spoken>> wordings = List.copyOf(byKey.values());
    QuoteClusters clusters =
        QuoteClusters.of(wordings.stream().map(same -> same.get(0).words()).toList());
    List<WordingNode> nodes = new ArrayList<>();
    List<WordingLink> links = new ArrayList<>();
    for (int i = 0; i < wordings.size(); i++) {
      Spoken one = wordings.get(i).get(0);
      nodes.add(
          new WordingNode(
              i, one.wording().key(), null, one.wording().label(), 0, 1, one.quote(), null, false));
      for (int j = 0; j < i; j++) {
        QuotedWords other = wordings.get(j).get(0).words();
        Agreement agreement = SameWords.compare(one.words(), other);
        if (agreement.joins() && clusters.cluster(i) == clusters.cluster(j)) {
          float similarity = WordingComparison.similarity(one.words(), other);
          links.add(WordingLink.of(i, j, similarity, agreement == Agreement.NEGATED));
        }
      }
    }
    for (List<WordingNode> component : StatementGraph.components(nodes, links)) {
      UUID first =
          component.stream().map(WordingNode::firstQuote).min(QuoteIds.ORDER).orElseThrow();
      component.forEach(
          node ->
              wordings.get((int) node.id()).forEach(quote -> statements.put(quote.quote(), first)));
    }
    return statements;
  }
}
