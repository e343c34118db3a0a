package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.query.export.CsvCell;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Maps the cells of the rows of a table to the fields of import lines. Empty cells are absent
 * fields. A column without a header is ignored, such as the row names of pandas and R.
 */
final class CsvColumns {
  private final CsvOptions options;
  private final Map<LineField, JsonNode> defaults = new HashMap<>();
  private final Set<String> missing;

  /** The fields of the columns, in their order; null for an ignored column. */
  private final List<LineField> fields = new ArrayList<>();

  /**
   * Maps the headers of a table.
   *
   * @throws ProblemException 400 with all mappings that fit neither the table nor a field
   */
  CsvColumns(List<String> headers, CsvOptions options) {
    this.options = options;
    this.missing = Set.copyOf(options.missing());
    CsvMapping mapping = CsvMapping.of(options);
    List<Fault> faults = new ArrayList<>(mapping.unknownHeaders(headers));
    for (String header : headers) {
      Optional<LineField> field = mapping.field(header);
      if (field.isEmpty() && !mapping.ignores(header)) {
        faults.add(CsvMapping.unmapped(header));
      }
      if (field.isPresent() && fields.contains(field.get())) {
        faults.add(CsvMapping.repeated(header, field.get()));
      }
      fields.add(field.orElse(null));
    }
    ProblemException.requireNone(faults);
    mapping.defaults().forEach(this::addDefault);
  }

  private void addDefault(LineField field, String value) {
    defaults.put(
        field,
        field
            .type()
            .read(value, options.dateFormat())
            .orElseThrow(() -> ProblemException.invalid(Fault.in("defaults", rule(field, value)))));
  }

  /** The number of columns. */
  int count() {
    return fields.size();
  }

  /**
   * The import line of a row with this number of cells.
   *
   * @throws ProblemException 400 with all cells that do not have the type of their field
   */
  ObjectNode line(Iterable<String> cells) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    List<Fault> faults = new ArrayList<>();
    Iterator<LineField> columns = fields.iterator();
    for (String cell : cells) {
      LineField field = columns.next();
      if (field != null && !cell.isEmpty() && !missing.contains(cell)) {
        set(line, field, cell, faults);
      }
    }
    ProblemException.requireNone(faults);
    removeEmptyItems(line);
    defaults.forEach((field, value) -> field.complete(line, value));
    return line;
  }

  private void set(ObjectNode line, LineField field, String cell, List<Fault> faults) {
    String text = options.removeApostrophes() ? CsvCell.withoutApostrophes(cell) : cell;
    field
        .type()
        .read(text, options.dateFormat())
        .ifPresentOrElse(
            value -> field.set(line, value),
            () -> faults.add(Fault.at(field.pointer(), rule(field, text))));
  }

  private String rule(LineField field, String text) {
    return "%s, not “%s”".formatted(field.type().rule(options.dateFormat()), text);
  }

  /** Removes the items of arrays whose cells are all empty, such as those of a second quote. */
  private static void removeEmptyItems(JsonNode node) {
    node.forEach(CsvColumns::removeEmptyItems);
    if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (array.get(i).isEmpty() && array.get(i).isObject()) {
          array.remove(i);
        }
      }
    }
  }
}
