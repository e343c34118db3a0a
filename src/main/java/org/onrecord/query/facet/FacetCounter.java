package org.onrecord.query.facet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;

/**
 * Counts the values of matching rows: all of them up to a bound; beyond it, those of a sample of
 * the table, taken by blocks and scaled up. So no facet reads more than some 200,000 rows.
 */
@Singleton
public class FacetCounter {
  /** The most rows that are counted one by one. */
  private static final int MOST = 200_000;

  /**
   * What a block is taken to hold where statistics do not tell: rather too much than too little.
   */
  private static final int ROWS_IN_BLOCK = 50;

  private final Database database;
  private final int most;

  @Inject
  FacetCounter(Database database) {
    this(database, MOST);
  }

  FacetCounter(Database database, int most) {
    this.database = database;
    this.most = most;
  }

  /**
   * What is counted.
   *
   * @param table the table and its alias, such as "quote q"
   * @param columns what of a row the facets ask for
   */
  public record FacetSource(String table, String columns) {
    private Sql rows(Sql from, Condition condition) {
      return Sql.of("select " + columns + " from ??", from, condition.where());
    }
  }

  /**
   * How many rows a table has.
   *
   * @param known whether statistics tell, or else it is a guess
   */
  private record Size(boolean known, long rows) {}

  private record Value(String facet, Object value, long count, String tie) {}

  /**
   * Counts.
   *
   * @param facets each with the most values that are wanted of it
   */
  public FacetCounts count(FacetSource counted, Condition condition, Map<Facet, Integer> facets) {
    Sql all = counted.rows(Sql.of(counted.table()), condition).append(" limit " + (most + 1));
    Size size = size(counted);
    if (!size.known || size.rows <= most || !condition.isEmpty()) {
      FacetCounts exact = counts(all, facets, 1);
      if (exact.total() <= most) {
        return exact;
      }
    }
    double share = Math.min(1, most / (double) Math.max(1, size.rows));
    Sql sample = Sql.of(counted.table() + " tablesample system (?) repeatable (1)", share * 100);
    return counts(counted.rows(sample, condition), facets, share);
  }

  private FacetCounts counts(Sql matched, Map<Facet, Integer> facets, double share) {
    List<Sql> parts = new ArrayList<>();
    parts.add(
        Sql.of(
            "select null as facet, null::uuid as actor_id, null::text as actor_name, null::text as actor_kind, null::text as value, count(*) from matched"));
    facets.forEach((facet, wanted) -> parts.add(facet.top(wanted)));
    List<Value> values =
        database.list(
            Sql.of("with matched as materialized (?) ?", matched, Sql.join(" union all ", parts))
                .withCustomPlan(),
            FacetCounter::read);
    Map<String, List<FacetCount>> byFacet = new LinkedHashMap<>();
    facets.keySet().forEach(facet -> byFacet.put(facet.name(), new ArrayList<>()));
    long total = 0;
    values.sort(
        Comparator.comparingLong(Value::count)
            .reversed()
            .thenComparing(Value::tie, Comparator.nullsFirst(Comparator.naturalOrder())));
    for (Value value : values) {
      long scaled = Math.round(value.count / share);
      if (value.facet == null) {
        total = scaled;
      } else {
        byFacet.get(value.facet).add(new FacetCount(value.value, scaled));
      }
    }
    return new FacetCounts(byFacet, total, share == 1);
  }

  private static Value read(Row row) throws SQLException {
    String facet = row.text("facet");
    UUID actor = row.id("actor_id");
    String text = row.text("value");
    return actor == null
        ? new Value(facet, text, row.longValue("count"), text)
        : new Value(
            facet,
            new ActorValue(actor, row.text("actor_name"), row.text("actor_kind")),
            row.longValue("count"),
            actor.toString());
  }

  /**
   * As many rows to a block as when PostgreSQL last took its statistics, and as many blocks as now:
   * imports let tables grow fast, and statistics come later.
   */
  private Size size(FacetSource counted) {
    Sql sql =
        Sql.of(
            """
            select known, (blocks * case when known then reltuples / relpages else ? end)::bigint as rows
            from (
              select reltuples, relpages, blocks, 2 * relpages > blocks as known
              from pg_class, lateral (
                select pg_relation_size(oid) / current_setting('block_size')::bigint) now (blocks)
              where oid = ?::regclass) c""",
            ROWS_IN_BLOCK,
            counted.table().split(" ")[0]);
    return database.list(sql, row -> new Size(row.bool("known"), row.longValue("rows"))).get(0);
  }
}
