package org.onrecord.query.list;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Set;

/**
 * A column that must have one of some values, or none of them, for a row to match a {@link
 * Condition}.
 *
 * @param column the column with the alias of its table, such as {@code q.speaker_id}
 * @param values the values as PostgreSQL casts them to text
 * @param excluded true if the column must have another value
 */
public record RequiredValues(String column, Set<String> values, boolean excluded) {
  static RequiredValues of(String column, Collection<?> values) {
    return new RequiredValues(
        column, values.stream().map(String::valueOf).collect(toUnmodifiableSet()), false);
  }

  static RequiredValues allBut(String column, String value) {
    return new RequiredValues(column, Set.of(value), true);
  }
}
