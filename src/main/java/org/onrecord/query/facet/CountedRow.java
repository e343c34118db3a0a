package org.onrecord.query.facet;

import java.sql.SQLException;
import java.util.UUID;
import org.onrecord.database.sql.Row;

/**
 * A row of the result of a {@link FacetStatement}.
 *
 * @param part {@code total}: the number of rows; {@code known}: those with a value of a facet;
 *     {@code value}: a value of a facet; {@code first} and {@code second}: a value of a facet of a
 *     pair, with its rank as the count; {@code cell}: a cell of a pair; {@code cells}: the number
 *     and the sum of all cells of a pair
 * @param place the index of the facet or pair
 * @param value a string, an {@link ActorValue} or a {@link LabelledValue}
 * @param key the value as a text: the id of an actor or record, or the string
 * @param first the key of the first value of a cell, or null if it is unknown
 * @param second the key of the second value of a cell, or null if it is unknown
 * @param groups the number of all values or cells
 */
record CountedRow(
    String part,
    int place,
    Object value,
    String key,
    long count,
    String first,
    String second,
    long groups) {

  static CountedRow read(Row row) throws SQLException {
    UUID id = row.id("id");
    String text = row.text("text");
    return new CountedRow(
        row.text("part"),
        (int) row.longValue("place"),
        id == null ? text : labelled(id, row),
        id == null ? text : id.toString(),
        row.longValue("count"),
        row.text("first"),
        row.text("second"),
        row.longValue("groups"));
  }

  private static Object labelled(UUID id, Row row) throws SQLException {
    String kind = row.text("kind");
    String label = row.text("label");
    return kind == null ? new LabelledValue(id, label) : new ActorValue(id, label, kind);
  }

  boolean isOf(String part, int place) {
    return this.part.equals(part) && this.place == place;
  }
}
