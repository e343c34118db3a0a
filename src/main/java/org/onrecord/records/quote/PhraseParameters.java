package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.problem.Fault;

/**
 * Query parameters of the phrases of a speaker.
 *
 * @param from the first day of the period, or null
 * @param to the last day of the period, or null
 * @param limit maximum number of phrases, or null for 20
 */
@RegisterForReflection
@Consistent
record PhraseParameters(LocalDate from, LocalDate to, @Min(1) @Max(100) Integer limit)
    implements Consistent.Members {
  private static final int DEFAULT_LIMIT = 20;

  @Override
  public List<Fault> contradictions() {
    return Consistent.Members.ofDates("from", from, "to", to);
  }

  boolean hasPeriod() {
    return from != null || to != null;
  }

  int size() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }
}
