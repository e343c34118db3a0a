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
 * The query parameters of the change feed. A page may be longer than a list's: a change is a line,
 * and whoever follows an import has hundreds of thousands of them to read.
 */
@RegisterForReflection
record ChangeFilter(
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String since,
    @Size(max = 50) List<RecordKind> record,
    @Min(1) @Max(1000) Integer limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final String NOW = "now";

  /** Where to go on; from the beginning unless told otherwise. */
  ChangeCursor bookmark() {
    if (since == null) {
      return ChangeCursor.BEGINNING;
    }
    return since.equals(NOW) ? ChangeCursor.END : ChangeCursor.decode(since);
  }

  /** The words of the kinds of records that are wanted: of all unless some are named. */
  String[] records() {
    Stream<RecordKind> wanted = record.isEmpty() ? Stream.of(RecordKind.values()) : record.stream();
    return wanted.map(RecordKind::toString).toArray(String[]::new);
  }

  int rows() {
    return Optional.ofNullable(limit).orElse(DEFAULT_LIMIT);
  }
}
