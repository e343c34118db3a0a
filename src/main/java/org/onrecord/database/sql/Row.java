package org.onrecord.database.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A row of a query result, read by column name. SQL null becomes {@code null}. */
public final class Row {
  /** The constants of enums by their names in lower case. */
  private static final ClassValue<Map<String, Enum<?>>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
          Map<String, Enum<?>> constants = new HashMap<>();
          for (Object constant : type.getEnumConstants()) {
            Enum<?> named = (Enum<?>) constant;
            constants.put(named.name().toLowerCase(Locale.ROOT), named);
          }
          return constants;
        }
      };

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Converts a row into an object. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  /** A {@code uuid}. */
  public UUID id(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  /** A text, or the text form of another type. */
  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  /** The enum constant whose name in lower case is the value. */
  public <E extends Enum<E>> E enumValue(String column, Class<E> type) throws SQLException {
    return constant(text(column), type);
  }

  /** The enum constant whose name in lower case is this value; null for null. */
  public static <E extends Enum<E>> E constant(String value, Class<E> type) {
    if (value == null) {
      return null;
    }
    Enum<?> constant = CONSTANTS.get(type).get(value);
    if (constant == null) {
      throw new IllegalArgumentException("No " + type.getSimpleName() + " is " + value);
    }
    return type.cast(constant);
  }

  /** A {@code date}. */
  public LocalDate date(String column) throws SQLException {
    return result.getObject(column, LocalDate.class);
  }

  /** A {@code timestamptz}. */
  public Instant instant(String column) throws SQLException {
    OffsetDateTime instant = result.getObject(column, OffsetDateTime.class);
    return instant == null ? null : instant.toInstant();
  }

  /** A {@code bytea}. */
  public byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  /** A boolean; SQL null becomes {@code false}. */
  public boolean bool(String column) throws SQLException {
    return result.getBoolean(column);
  }

  /** An integer; SQL null becomes 0. */
  public long longValue(String column) throws SQLException {
    return result.getLong(column);
  }

  /** A floating-point number. */
  public Double doubleOrNull(String column) throws SQLException {
    double number = result.getDouble(column);
    return result.wasNull() ? null : number;
  }

  /** The elements of an array; SQL null becomes an empty list. */
  @SuppressWarnings("unchecked")
  public <T> List<T> array(String column) throws SQLException {
    Array array = result.getArray(column);
    return array == null ? List.of() : List.of((T[]) array.getArray());
  }

  /** The rows of a two-dimensional array of texts; an empty list for SQL null or no rows. */
  public List<String[]> textRows(String column) throws SQLException {
    Array array = result.getArray(column);
    return array != null && array.getArray() instanceof String[][] rows ? List.of(rows) : List.of();
  }

  /** The elements of a JSON array; SQL null becomes an empty list. */
  public <T> List<T> jsonList(String column, ObjectReader listReader) throws SQLException {
    String json = text(column);
    try {
      return json == null ? List.of() : listReader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Unexpected JSON in column " + column, e);
    }
  }
}
