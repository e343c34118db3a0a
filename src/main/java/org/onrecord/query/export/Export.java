package org.onrecord.query.export;

import java.util.List;
import java.util.function.Consumer;

/**
 * A list that is exported as one stream, from one snapshot of the database.
 *
 * @param batches passes all rows in their order to a consumer, batch by batch
 * @param table the columns of the CSV
 */
public record Export<T>(Consumer<Consumer<List<T>>> batches, CsvTable<T> table) {
  /** The media type of JSON lines. */
  public static final String NDJSON = "application/x-ndjson";

  /** The media type of CSV (RFC 4180). */
  public static final String CSV = "text/csv";
}
