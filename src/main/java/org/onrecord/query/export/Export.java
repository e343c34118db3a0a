package org.onrecord.query.export;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Consumer;
import org.onrecord.web.fields.FieldSelection;
import org.onrecord.web.fields.Reducible;
import org.onrecord.web.problem.ProblemException;

/**
 * A list that is exported as one stream, from one snapshot of the database.
 *
 * @param batches passes all rows in their order to a consumer, batch by batch
 * @param table the columns of the CSV
 * @param fields the fields to write, or null for all
 */
public record Export<T>(
    Consumer<Consumer<List<T>>> batches, CsvTable<T> table, FieldSelection fields)
    implements Reducible {
  /** The media type of JSON lines. */
  public static final String NDJSON = "application/x-ndjson";

  /** The media type of CSV (RFC 4180). */
  public static final String CSV = "text/csv";

  /** An export with all fields. */
  public Export(Consumer<Consumer<List<T>>> batches, CsvTable<T> table) {
    this(batches, table, null);
  }

  @Override
  public Export<T> with(FieldSelection selected, MediaType media) {
    boolean csv = media.getSubtype().equals("csv");
    ProblemException.requireNone(selected.faults(name -> csv && table.column(name) != null));
    return new Export<>(batches, table, selected);
  }
}
