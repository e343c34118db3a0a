package org.onrecord.exchange.changes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.records.history.RecordKind;

/**
 * The query parameters of the change feed. The maximum limit is higher than that of lists, since
 * changes are short and an import makes hundreds of thousands of them.
 */
@RegisterForReflection
record ChangeFilter(
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String since,
    @Size(max = 50) List<RecordKind> record,
    @Min(1) @Max(1000) Integer limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final String NOW = "now";

  /** The cursor to continue from, by default the beginning. */
  ChangeCursor cursor() {
    if (since == null) {
      return ChangeCursor.BEGINNING;
    }
    return since.equals(NOW) ? ChangeCursor.END : ChangeCursor.decode(since);
  }

  /** The wire names of the requested record kinds, by default of all. */
  String[] records() {
    Stream<RecordKind> kinds = record.isEmpty() ? Stream.of(RecordKind.values()) : record.stream();
    return kinds.map(RecordKind::toString).toArray(String[]::new);
  }

  /** The page size. */
  int rows() {
    return Optional.ofNullable(limit).orElse(DEFAULT_LIMIT);
  }
}
