package org.onrecord.query.export;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list that goes out whole, as one stream, from one snapshot of the database.
 *
 * @param batches hands over all rows, in their order, batch by batch
 * @param table how a row looks in a table
 */
public record Export<T>(Consumer<Consumer<List<T>>> batches, CsvTable<T> table) {
  /** JSON, an object a line. */
  public static final String NDJSON = "application/x-ndjson";

  /** A table (RFC 4180). */
  public static final String CSV = "text/csv";

  /** What answers a request: HEAD gets no rows. */
  public Export<T> withoutRowsForHead(Request request) {
    return request.getMethod().equals(HttpMethod.HEAD) ? new Export<>(rows -> {}, table) : this;
  }
}
