package org.onrecord.exchange.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The fields that a request gives to the headers of a table, and their defaults.
 *
 * @param columns the fields by header; empty for an ignored column
 * @param defaults the texts of values by field
 */
record CsvMapping(Map<String, Optional<LineField>> columns, Map<LineField, String> defaults) {
  private static final String COLUMNS = "columns";

  /**
   * Reads the mapping of a request.
   *
   * @throws ProblemException 400 with all fields that do not exist
   */
  static CsvMapping of(CsvOptions options) {
    Map<String, Optional<LineField>> columns = new HashMap<>();
    Map<LineField, String> defaults = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (String column : options.columns()) {
      // Headers can have colons, fields cannot.
      int colon = column.lastIndexOf(':');
      String path = column.substring(colon + 1);
      Optional<LineField> field = path.isEmpty() ? Optional.empty() : LineFields.find(path);
      if (!path.isEmpty() && field.isEmpty()) {
        faults.add(unknown(COLUMNS, path));
      }
      columns.put(column.substring(0, colon).strip(), field);
    }
    for (String value : options.defaults()) {
      int colon = value.indexOf(':');
      String path = value.substring(0, colon);
      LineFields.find(path)
          .ifPresentOrElse(
              field -> defaults.put(field, value.substring(colon + 1)),
              () -> faults.add(unknown("defaults", path)));
    }
    ProblemException.requireNone(faults);
    return new CsvMapping(columns, defaults);
  }

  /** The field of a header: the one given by the request, or the one with the same path. */
  Optional<LineField> field(String header) {
    Optional<LineField> given = columns.get(header);
    return given == null ? LineFields.find(header) : given;
  }

  /** True for a header that the request gives no field to, and for an empty one. */
  boolean ignores(String header) {
    return columns.containsKey(header) || header.isEmpty();
  }

  /** A fault for each header of the request that the table does not have. */
  List<Fault> unknownHeaders(List<String> headers) {
    return columns.keySet().stream()
        .filter(header -> !headers.contains(header))
        .sorted()
        .map(
            header ->
                Fault.in(
                    COLUMNS,
                    "“%s” is not a header of the table; its headers are %s"
                        .formatted(header, String.join(", ", headers))))
        .toList();
  }

  static Fault unmapped(String header) {
    return Fault.in(
        COLUMNS,
        "the header “%1$s” is not a field; name its field (%1$s:title) or ignore it (%1$s:)"
            .formatted(header));
  }

  static Fault repeated(String header, LineField field) {
    return Fault.in(
        COLUMNS,
        "the header “%s” and another one have the field %s".formatted(header, field.path()));
  }

  private static Fault unknown(String parameter, String path) {
    return Fault.in(parameter, "“%s” is not a field that a cell can hold".formatted(path));
  }
}
