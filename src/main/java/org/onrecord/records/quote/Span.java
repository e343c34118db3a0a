package org.onrecord.records.quote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.web.json.InvalidValue;

/**
 * Range of an article's body in Unicode code points.
 *
 * @param start offset of the first code point, from 0
 * @param end offset after the last code point
 */
public record Span(
    @NotNull @Min(0) @Max(200_000) Integer start, @NotNull @Min(1) @Max(200_000) Integer end) {

  public Span {
    if (start != null && end != null && start >= end) {
      throw new InvalidValue("end", "must be greater than start");
    }
  }

  /** Builds spans from lists of their starts and ends. */
  static List<Span> of(List<Integer> starts, List<Integer> ends) {
    return IntStream.range(0, starts.size())
        .mapToObj(i -> new Span(starts.get(i), ends.get(i)))
        .toList();
  }
}
