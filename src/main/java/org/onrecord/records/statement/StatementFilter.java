package org.onrecord.records.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Condition;

/** Filter of statements by their sums; the filter of their quotes comes in addition. */
@RegisterForReflection
public record StatementFilter(
    @Min(1) @Max(100_000_000) Integer minAppearances,
    @Min(1) @Max(100_000_000) Integer minSources,
    Boolean conflicting) {

  /**
   * The condition of statements {@code s}.
   *
   * @param quotes condition that one of the quotes {@code q} of a statement meets
   */
  Condition condition(Condition quotes) {
    Condition condition =
        new Condition()
            .and("s.appearances >= ?", minAppearances)
            .and("s.sources >= ?", minSources)
            .and("s.conflicting = ?", conflicting);
    return quotes.isEmpty()
        ? condition
        : condition.and(
            Sql.of(
                    "s.id in (select a.statement_id from quote q join appearance a on a.quote_id = q.id?)",
                    quotes.where())
                .withCustomPlan());
  }
}
