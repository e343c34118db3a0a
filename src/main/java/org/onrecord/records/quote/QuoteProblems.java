package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of requests that change quotes, or the status of records that have the same ones. */
public final class QuoteProblems {
  /** The status of a quote, and those that it can change to. */
  @RegisterForReflection
  record Statuses(String present, List<String> possible) {}

  private QuoteProblems() {}

  /** 409: a quote of the article has the same words, place and speaker. */
  static ProblemException onRecord(UUID id, QuoteStatus status) {
    String href = "/quotes/" + id;
    String way =
        status == QuoteStatus.REJECTED
            ? "It was rejected; a review can propose it again."
            : "Give spans if the words are at another place.";
    return ProblemException.of(
            ProblemType.ALREADY_EXISTS,
            "These words are on record at this place by this speaker, see %s. %s"
                .formatted(href, way))
        .withErrors(List.of(Fault.at("/text", "is on record at this place by this speaker")))
        .withExisting(id, href);
  }

  /** 409: the quote cannot change to the requested status. */
  static ProblemException wrongStatus(QuoteStatus present, String fault) {
    return wrongStatus("quote", present, fault);
  }

  private static ProblemException wrongStatus(String record, QuoteStatus present, String fault) {
    List<String> possible =
        present.allowedTransitions().stream().map(QuoteStatus::toString).toList();
    return ProblemException.of(
            ProblemType.WRONG_STATUS,
            "The %s is %s. Its status %s: it can become %s, by POST to its /reviews."
                .formatted(record, present, fault, String.join(" or ", possible)))
        .withErrors(List.of(Fault.at("/status", fault)))
        .with("statuses", new Statuses(present.toString(), possible));
  }

  /**
   * Throws a 409 problem if a review cannot change a status to another one.
   *
   * @param record the kind of the record: "quote"
   */
  public static void requireTransition(String record, QuoteStatus present, QuoteStatus next) {
    if (!present.allowedTransitions().contains(next)) {
      throw wrongStatus(record, present, "cannot become “%s” now".formatted(next));
    }
  }

  /**
   * 409: no confirmation of the quote can be taken back.
   *
   * @param reason the first part of a sentence
   */
  static ProblemException nothingToUndo(String reason) {
    return ProblemException.of(
        ProblemType.NOTHING_TO_UNDO,
        "There is no confirmation of this quote to take back. %s, see its history."
            .formatted(reason));
  }
}
