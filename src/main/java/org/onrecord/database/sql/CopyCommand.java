package org.onrecord.database.sql;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/**
 * PostgreSQL's COPY of rows into a table.
 *
 * @param columns names of the columns of each row, separated by commas
 * @param buffer an empty buffer in the format of the rows
 */
record CopyCommand(String table, String columns, CopyFormat buffer) {
  /**
   * Characters or bytes that are sent at once. The driver looks for an error of the server each
   * time.
   */
  private static final int CHUNK = 32 * 1024;

  /** Sends the rows, each with a value for every column, in the transaction of the connection. */
  void insert(Iterator<Object[]> rows, Connection connection) throws SQLException {
    Span span = startSpan();
    try {
      PgConnection driver = connection.unwrap(PgConnection.class);
      send(rows, driver.getCopyAPI().copyIn(sql()));
      // Hibernate would log the notices of the statement, as of words that are too long to index.
      driver.clearWarnings();
    } catch (SQLException e) {
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  /** The span of this statement in a trace. JDBC traces all others. */
  private Span startSpan() {
    return GlobalOpenTelemetry.getTracer(CopyCommand.class.getName())
        .spanBuilder("COPY " + table)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("db.system", "postgresql")
        .setAttribute("db.statement", sql())
        .startSpan();
  }

  private String sql() {
    return "copy " + table + " (" + columns + ") from stdin" + buffer.options();
  }

  private void send(Iterator<Object[]> rows, CopyIn copy) throws SQLException {
    try {
      while (rows.hasNext()) {
        buffer.append(rows.next());
        if (buffer.length() >= CHUNK) {
          send(copy);
        }
      }
      buffer.end();
      send(copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void send(CopyIn copy) throws SQLException {
    byte[] content = buffer.drain();
    copy.writeToCopy(content, 0, content.length);
  }
}
