package org.onrecord.query.facet;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.database.sql.Sql;

/** The SQL statement that counts facets over matching rows. Its rows are {@link CountedRow}s. */
final class FacetStatement {
  private static final String COLUMNS =
      """
      select '%s' as part, %s::int as place, null::uuid as id, null::text as label, null::text as kind, null::text as text,
        %s::bigint as count, null::text as first, null::text as second, %s::bigint as groups""";

  private final List<Facet> facets;
  private final FacetSelection selection;

  FacetStatement(FacetSelection selection) {
    this.facets = List.copyOf(selection.single().keySet());
    this.selection = selection;
  }

  /**
   * Composes the statement.
   *
   * @param matched a query for the matching rows
   */
  Sql over(Sql matched) {
    List<String> tables = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    parts.add(totals());
    for (int i = 0; i < facets.size(); i++) {
      addFacet(i, parts);
    }
    for (int i = 0; i < selection.pairs().size(); i++) {
      tables.add(selection.pairs().get(i).tables(i, selection.limit()));
      addPair(i, parts);
    }
    String further = tables.stream().map(",\n"::concat).collect(joining());
    return Sql.of("with matched as materialized (?)", matched)
        .append(further + "\n" + String.join("\nunion all\n", parts))
        .withCustomPlan();
  }

  /** The number of rows, and of those with a value of each facet that needs no join: one scan. */
  private String totals() {
    List<String> counts = new ArrayList<>(List.of("count(*) as total"));
    List<String> rows = new ArrayList<>(List.of("('total', 0, c.total)"));
    for (int i = 0; i < facets.size(); i++) {
      if (selection.unknown() && !facets.get(i).isJoined()) {
        counts.add("count(%s) as known_%d".formatted(facets.get(i).value(), i));
        rows.add("('known', %1$d, c.known_%1$d)".formatted(i));
      }
    }
    return """
    select t.part, t.place, null::uuid as id, null::text as label, null::text as kind, null::text as text,
      t.count, null::text as first, null::text as second, 0::bigint as groups
    from (select %s from matched m) c cross join lateral (values %s) t (part, place, count)"""
        .formatted(String.join(", ", counts), String.join(", ", rows));
  }

  private void addFacet(int place, List<String> parts) {
    Facet facet = facets.get(place);
    if (selection.unknown() && facet.isJoined()) {
      String ids = "select distinct id from (%s) v".formatted(facet.values());
      parts.add(COLUMNS.formatted("known", place, "count(*)", "0") + " from (%s) k".formatted(ids));
    }
    parts.add(
        """
        select 'value', %1$d, v.id, v.label, v.kind, v.text, t.count, null, null, t.groups
        from (select value, count, count(*) over () as groups from (%2$s) g order by %3$s limit %4$d) t
        cross join lateral (%5$s) v"""
            .formatted(place, facet.groups(), facet.order(), limit(facet), facet.label()));
  }

  private int limit(Facet facet) {
    Map<Facet, Integer> limits = selection.single();
    return facet.isPeriod() ? FacetSelection.MAX_CELLS : limits.get(facet);
  }

  private void addPair(int place, List<String> parts) {
    FacetPair pair = selection.pairs().get(place);
    parts.add(
        COLUMNS.formatted("cells", place, "coalesce(sum(count), 0)", "count(*)")
            + " from crossed_%d".formatted(place));
    parts.add(axis("first", pair.first(), place));
    parts.add(axis("second", pair.second(), place));
    parts.add(
        """
        select 'cell', %d, null, null, null, null, c.count, c.first, c.second, 0 from (%s) c"""
            .formatted(place, pair.cells(place)));
  }

  private static String axis(String side, Facet facet, int place) {
    return """
    select '%1$s', %2$d, v.id, v.label, v.kind, v.text, t.rank, null, null, 0
    from %1$s_%2$d t cross join lateral (%3$s) v"""
        .formatted(side, place, facet.label());
  }
}
