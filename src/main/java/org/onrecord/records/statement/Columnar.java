package org.onrecord.records.statement;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** Arrays of the values of a column, one for each row, as {@code unnest} takes them. */
final class Columnar {
  private Columnar() {}

  /** The text form of values, which PostgreSQL converts; null stays null. */
  static <T> String[] texts(Collection<T> rows, Function<T, ?> value) {
    return rows.stream()
        .map(
            row -> {
              Object found = value.apply(row);
              return found == null ? null : found.toString();
            })
        .toArray(String[]::new);
  }

  static <T> UUID[] uuids(Collection<T> rows, Function<T, UUID> value) {
    return rows.stream().map(value).toArray(UUID[]::new);
  }

  static UUID[] uuids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  /** The text form of an array within an array; null stays null. */
  static String array(int[] values) {
    if (values == null) {
      return null;
    }
    String list = Arrays.toString(values);
    return "{" + list.substring(1, list.length() - 1) + "}";
  }
}
