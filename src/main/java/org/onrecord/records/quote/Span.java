package org.onrecord.records.quote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.web.json.InvalidValue;

/**
 * A piece of an article's body.
 *
 * @param start the first Unicode code point, counted from 0
 * @param end the code point after the last
 */
public record Span(
    @NotNull @Min(0) @Max(200_000) Integer start, @NotNull @Min(1) @Max(200_000) Integer end) {

  public Span {
    if (start != null && end != null && start >= end) {
      throw new InvalidValue("end", "must be greater than start");
    }
  }

  /** Spans by their starts and ends. */
  static List<Span> of(List<Integer> starts, List<Integer> ends) {
    return IntStream.range(0, starts.size())
        .mapToObj(i -> new Span(starts.get(i), ends.get(i)))
        .toList();
  }
}
