package org.onrecord.records.quote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.problem.Fault;

/**
 * Range of an article's body in Unicode code points.
 *
 * @param start offset of the first code point, from 0
 * @param end offset after the last code point
 */
@Consistent
public record Span(
    @NotNull @Min(0) @Max(200_000) Integer start, @NotNull @Min(1) @Max(200_000) Integer end)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return start != null && end != null && start >= end
        ? List.of(Fault.at("/end", "must be greater than start"))
        : List.of();
  }

  /** Builds spans from lists of their starts and ends. */
  static List<Span> of(List<Integer> starts, List<Integer> ends) {
    return IntStream.range(0, starts.size())
        .mapToObj(i -> new Span(starts.get(i), ends.get(i)))
        .toList();
  }
}
