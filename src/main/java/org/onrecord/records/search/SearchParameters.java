package org.onrecord.records.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.json.Text;

/** Query parameters of the search over all kinds of records. */
@RegisterForReflection
public record SearchParameters(
    @NotNull @Text(max = 500) String q,
    @Size(max = 100) List<RecordKind> kind,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor) {
  private static final int DEFAULT_LIMIT = 20;

  /** The maximum number of items of a page. */
  int rows() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** The requested kinds, by default all. */
  Set<RecordKind> kinds() {
    return kind.isEmpty() ? EnumSet.allOf(RecordKind.class) : EnumSet.copyOf(kind);
  }
}
