package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of requests that change quotes. */
final class QuoteProblems {
  /** The status of a quote, and those that it can change to. */
  @RegisterForReflection
  record Statuses(String present, List<String> possible) {}

  private QuoteProblems() {}

  /** 409: the quote cannot change to the requested status. */
  static ProblemException wrongStatus(QuoteStatus present, String fault) {
    List<String> possible =
        present.allowedTransitions().stream().map(QuoteStatus::toString).toList();
    return ProblemException.of(
            ProblemType.WRONG_STATUS,
            "The quote is %s. Its status %s: it can become %s, by POST to its /reviews."
                .formatted(present, fault, String.join(" or ", possible)))
        .withErrors(List.of(Fault.at("/status", fault)))
        .with("statuses", new Statuses(present.toString(), possible));
  }
}
