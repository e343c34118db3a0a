package org.onrecord.web.problem;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects the 422 problems of a request, so that one response names all parts that conflict with
 * the stored data. A problem of another type is thrown at once.
 */
public final class UnprocessableParts {
  private static final int MAX_SENTENCES = 3;

  private final List<ProblemException> problems = new ArrayList<>();

  /** Runs a check. Returns its result, or null if it throws a 422 problem. */
  public <T> T check(Supplier<T> check) {
    try {
      return check.get();
    } catch (ProblemException e) {
      if (!e.isUnprocessable()) {
        throw e;
      }
      add(e);
      return null;
    }
  }

  /** Runs a check that has no result. */
  public void require(Runnable check) {
    check(
        () -> {
          check.run();
          return null;
        });
  }

  /** Adds a problem in one place of the request. */
  public void add(String detail, Fault fault) {
    add(ProblemException.unprocessable(detail, fault));
  }

  /** Ends the checks at the number of faults that a response can have. */
  private void add(ProblemException problem) {
    problems.add(problem);
    if (problems.size() == ProblemException.MAX_FAULTS) {
      requireNone();
    }
  }

  /** True if no check has found a problem. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Ends the checks.
   *
   * @throws ProblemException 422 with the faults of all problems that were found
   */
  public void requireNone() {
    if (problems.size() == 1) {
      throw problems.get(0);
    }
    if (!problems.isEmpty()) {
      List<String> sentences = problems.stream().map(e -> e.problem().detail()).distinct().toList();
      String shown = sentences.stream().limit(MAX_SENTENCES).collect(joining(" "));
      int more = sentences.size() - MAX_SENTENCES;
      throw ProblemException.unprocessable(
          more > 0 ? shown + " The errors list %d more.".formatted(more) : shown,
          problems.stream().flatMap(e -> e.problem().errors().stream()).toList());
    }
  }
}
