package org.onrecord.query.export;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.StreamSupport;
import org.onrecord.web.fields.FieldSelection;

/**
 * The CSV columns of selected fields, in the order of the request. A field with the name of a
 * column is that column. Another one is a column of its own, or several if it has members.
 */
record SelectedColumns<T>(CsvTable<T> table, FieldSelection fields, ObjectMapper mapper) {

  /** A row as JSON, kept for the other cells of the row. */
  private static final class RowTree {
    private Object row;
    private JsonNode tree;
  }

  CsvTable<T> select() {
    CsvTable<T> selected = new CsvTable<>();
    RowTree latest = new RowTree();
    for (String field : fields.paths()) {
      if (table.column(field) != null) {
        selected.column(field, table.column(field));
      } else {
        fields
            .leaves(field)
            .forEach(path -> selected.column(path, row -> text(tree(row, latest), path)));
      }
    }
    return selected;
  }

  private JsonNode tree(T row, RowTree latest) {
    if (latest.row != row) {
      latest.row = row;
      latest.tree = mapper.valueToTree(row);
    }
    return latest.tree;
  }

  /** The value at a path, with those of the items of arrays separated by semicolons. */
  private static String text(JsonNode node, String path) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(item -> text(item, path))
          .collect(joining("; "));
    }
    if (path.isEmpty()) {
      return node.isContainerNode() ? node.toString() : node.asText();
    }
    String[] names = path.split("\\.", 2);
    return text(node.path(names[0]), names.length > 1 ? names[1] : "");
  }
}
