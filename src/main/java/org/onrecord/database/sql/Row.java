package org.onrecord.database.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A row of a result, its columns read one after the other; what is null in SQL is null here. */
public final class Row {
  private final ResultSet result;
  private int column;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Makes what is wanted of a row. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  public UUID id() throws SQLException {
    return result.getObject(++column, UUID.class);
  }

  public String text() throws SQLException {
    return result.getString(++column);
  }

  /** A word of an enum whose constants are named by their words. */
  public <E extends Enum<E>> E enumValue(Class<E> type) throws SQLException {
    String word = text();
    return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  public LocalDate date() throws SQLException {
    return result.getObject(++column, LocalDate.class);
  }

  public Instant instant() throws SQLException {
    OffsetDateTime instant = result.getObject(++column, OffsetDateTime.class);
    return instant == null ? null : instant.toInstant();
  }

  public byte[] bytes() throws SQLException {
    return result.getBytes(++column);
  }

  public boolean bool() throws SQLException {
    return result.getBoolean(++column);
  }

  public long longValue() throws SQLException {
    return result.getLong(++column);
  }

  /** A number, or null. */
  public Double doubleOrNull() throws SQLException {
    double number = result.getDouble(++column);
    return result.wasNull() ? null : number;
  }

  /** The members of an array; none where it is null. */
  @SuppressWarnings("unchecked")
  public <T> List<T> array() throws SQLException {
    Array array = result.getArray(++column);
    return array == null ? List.of() : List.of((T[]) array.getArray());
  }

  /** What a JSON array holds; none where it is null. */
  public <T> List<T> jsonList(ObjectReader ofList) throws SQLException {
    String json = text();
    try {
      return json == null ? List.of() : ofList.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database's own JSON is not what was asked for", e);
    }
  }

  void rewind() {
    column = 0;
  }
}
