package org.onrecord.database.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Binds Java values to the parameters of a statement: nulls with their type, arrays, instants. */
final class BoundValues {
  private BoundValues() {}

  /** Binds values to the parameters in their order. */
  static void bind(List<?> values, PreparedStatement statement) throws SQLException {
    int index = 0;
    for (Object value : values) {
      index++;
      if (value instanceof SqlNull missing) {
        statement.setNull(index, Types.NULL, missing.type());
      } else {
        statement.setObject(index, jdbcValue(statement.getConnection(), value));
      }
    }
  }

  private static Object jdbcValue(Connection connection, Object value) throws SQLException {
    if (value instanceof Object[] array) {
      return connection.createArrayOf(arrayType(array.getClass().getComponentType()), array);
    }
    if (value instanceof Enum<?> constant) {
      return constant.toString();
    }
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private static String arrayType(Class<?> component) {
    if (component == UUID.class) {
      return "uuid";
    }
    return component == LocalDate.class ? "date" : "text";
  }
}
