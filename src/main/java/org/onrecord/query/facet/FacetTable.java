package org.onrecord.query.facet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.query.export.CsvTable;
import org.onrecord.query.export.Export;

/**
 * The CSV of a facet or of two crossed facets, with a row for each value or cell. An unknown value
 * is an empty cell.
 */
public final class FacetTable {
  private FacetTable() {}

  /**
   * Exports counts.
   *
   * @param selection one facet or one pair
   * @param counts the counts of the selection
   */
  public static Export<FacetCell> export(FacetSelection selection, FacetCounts counts) {
    if (selection.pairs().isEmpty()) {
      Facet facet = selection.single().keySet().iterator().next();
      return export(
          List.of(facet), rows(facet, counts), counts.exact(), counts.omitted().get(facet.name()));
    }
    FacetPair pair = selection.pairs().get(0);
    CrossTabulation crossed = counts.crossed().get(0);
    return export(
        List.of(pair.first(), pair.second()),
        crossed.cells(),
        counts.exact(),
        crossed.omittedCells());
  }

  private static Export<FacetCell> export(
      List<Facet> facets, List<FacetCell> rows, boolean exact, long omitted) {
    CsvTable<FacetCell> table = new CsvTable<>();
    facets.forEach(facet -> addColumns(facet, table));
    table
        .column("count", FacetCell::count)
        .column("exact", row -> exact)
        .column("omittedCells", row -> omitted);
    return new Export<>(batches -> batches.accept(rows), table);
  }

  private static List<FacetCell> rows(Facet facet, FacetCounts counts) {
    String name = facet.name();
    List<FacetCell> rows = new ArrayList<>();
    for (FacetCount count : counts.facets().get(name)) {
      rows.add(new FacetCell(Map.of(name, count.value()), List.of(), count.count()));
    }
    long unknown = counts.unknown().get(name);
    if (unknown > 0) {
      rows.add(new FacetCell(Map.of(), List.of(name), unknown));
    }
    return rows;
  }

  private static void addColumns(Facet facet, CsvTable<FacetCell> table) {
    String name = facet.name();
    switch (facet.kind()) {
      case TEXT -> table.column(name, cell -> cell.values().get(name));
      case ACTOR ->
          table.column(
              cell -> (ActorValue) cell.values().get(name),
              new CsvTable<ActorValue>()
                  .column(name, ActorValue::name)
                  .column(name + "Id", ActorValue::id)
                  .column(name + "Kind", ActorValue::kind));
      case LABELLED ->
          table.column(
              cell -> (LabelledValue) cell.values().get(name),
              new CsvTable<LabelledValue>()
                  .column(name, LabelledValue::text)
                  .column(name + "Id", LabelledValue::id));
    }
  }
}
