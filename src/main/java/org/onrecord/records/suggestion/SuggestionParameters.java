package org.onrecord.records.suggestion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.web.json.Text;

/** Query parameters of suggestions. */
@RegisterForReflection
record SuggestionParameters(
    @NotNull @Text(max = 300) String q,
    @Size(max = 100) List<SuggestionKind> kind,
    @Min(1) @Max(20) Integer limit) {
  private static final int DEFAULT_LIMIT = 10;

  /** The maximum number of suggestions. */
  int rows() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** The requested kinds, by default all. */
  String[] kinds() {
    Stream<SuggestionKind> kinds =
        kind.isEmpty() ? Stream.of(SuggestionKind.values()) : kind.stream().distinct();
    return kinds.map(SuggestionKind::toString).toArray(String[]::new);
  }
}
