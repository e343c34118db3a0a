package org.onrecord.query.facet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.RowSample;

/**
 * Counts the values of facets over matching rows. Beyond 200,000 rows the counts are estimated from
 * a block sample of the table.
 */
@Singleton
public class FacetCounter {
  /** Maximum number of rows for exact counts. */
  private static final int MAX_EXACT = 200_000;

  /** Assumed rows per block if statistics are missing. A high value makes the sample smaller. */
  private static final int ROWS_IN_BLOCK = 50;

  private final Database database;
  private final int maxExact;

  @Inject
  FacetCounter(Database database) {
    this(database, MAX_EXACT);
  }

  FacetCounter(Database database, int maxExact) {
    this.database = database;
    this.maxExact = maxExact;
  }

  /**
   * The rows to count.
   *
   * @param table the table and its alias, such as "quote q"
   * @param columns the columns that the facets use
   */
  public record FacetSource(String table, String columns) {
    private Sql rows(Sql from, Condition condition) {
      return Sql.of("select " + columns + " from ??", from, condition.where());
    }
  }

  /**
   * The size of a table.
   *
   * @param blocks the number of blocks now
   * @param rowsInBlock from the statistics; null if they are missing or outdated
   */
  private record Size(long blocks, Double rowsInBlock) {
    private boolean known() {
      return rowsInBlock != null;
    }

    /** The estimated number of rows. */
    private long rows() {
      return Math.round(blocks * (known() ? rowsInBlock : ROWS_IN_BLOCK));
    }
  }

  /** Counts the rows that match a condition, in total and by facet. */
  public FacetCounts count(FacetSource source, Condition condition, FacetSelection facets) {
    if (condition.isSlow()) {
      RowSample sample = RowSample.of(database, source.table(), condition);
      return counts(source.rows(sample.from(), condition), facets, sample.share());
    }
    Size size = size(source);
    if (size.known() && size.rows() > maxExact && condition.isEmpty()) {
      return sampled(source, condition, facets, size);
    }
    Sql all = source.rows(Sql.of(source.table()), condition);
    if (size.known()
        && size.rows() > 2L * maxExact
        && RowEstimate.of(database, all) > 2L * maxExact) {
      // To read as many rows as can be counted exactly would take longer, and the result be
      // dropped.
      FacetCounts sampled = sampled(source, condition, facets, size);
      if (sampled.total() > 1.5 * maxExact) {
        return sampled;
      }
    }
    FacetCounts exact = counts(all.append(" limit " + (maxExact + 1)), facets, 1);
    if (exact.total() <= maxExact) {
      return exact;
    }
    // An ANALYZE during an import counts the blocks of its rows, but not yet the rows.
    boolean refuted = size.rows() <= maxExact;
    return sampled(source, condition, facets, refuted ? new Size(size.blocks, null) : size);
  }

  private FacetCounts sampled(
      FacetSource source, Condition condition, FacetSelection facets, Size size) {
    double share = Math.min(1, maxExact / (double) Math.max(1, size.rows()));
    Sql sample = RowSample.sampled(source.table(), share);
    return counts(source.rows(sample, condition), facets, share);
  }

  private FacetCounts counts(Sql matched, FacetSelection facets, double share) {
    List<CountedRow> rows =
        database.list(new FacetStatement(facets).over(matched), CountedRow::read);
    return new CountedFacets(facets, rows, share).counts();
  }

  /** Reads rows per block from the statistics, since these lag behind imports, and the blocks. */
  private Size size(FacetSource source) {
    Sql sql =
        Sql.of(
            """
            select blocks, case when 2 * relpages > blocks then reltuples / relpages end as rows_in_block
            from (
              select sum(greatest(c.reltuples, 0)) as reltuples, sum(c.relpages) as relpages, sum(blocks) as blocks
              from (select ?::regclass as id) t
              left join pg_inherits p on p.inhparent = t.id
              join pg_class c on c.oid = coalesce(p.inhrelid, t.id),
              lateral (select pg_relation_size(c.oid) / current_setting('block_size')::bigint) now (blocks)) s""",
            source.table().split(" ")[0]);
    return database
        .list(sql, row -> new Size(row.longValue("blocks"), row.doubleOrNull("rows_in_block")))
        .get(0);
  }
}
