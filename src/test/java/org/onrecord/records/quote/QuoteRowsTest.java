package org.onrecord.records.quote;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowMapping;
import org.onrecord.database.sql.RowMapping.Column;
import org.onrecord.database.sql.Sql;

@QuarkusTest
class QuoteRowsTest {
  @Inject Database database;

  /** Otherwise nulls would have no type, and INSERTs would be prepared again. */
  @Test
  void columns_that_can_be_null_have_the_type_of_their_nulls() {
    for (RowMapping<?> mapping :
        Stream.of(QuoteRows.QUOTE, QuoteRows.RELAY, QuoteRows.MENTION).toList()) {
      Map<String, String> nullable =
          mapping.columns().stream()
              .filter(column -> column.typeOfNull() != null)
              .collect(toMap(Column::name, Column::typeOfNull));
      assertEquals(nullableColumns(mapping), nullable, mapping.table());
    }
  }

  /** The driver binds strings as varchar. */
  private Map<String, String> nullableColumns(RowMapping<?> mapping) {
    Sql sql =
        Sql.of(
            """
            select attname as name, case typname when 'text' then 'varchar' else typname end as type
            from pg_attribute join pg_type t on t.oid = atttypid
            where attrelid = ?::regclass and not attnotnull and attname = any(?)""",
            mapping.table(),
            mapping.names().split(", "));
    return database.list(sql, row -> Map.entry(row.text("name"), row.text("type"))).stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
