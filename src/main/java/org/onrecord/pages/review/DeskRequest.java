package org.onrecord.pages.review;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A form of the desk.
 *
 * @param precondition that the quote is still the one that the editor saw
 * @param form the other fields
 */
record DeskRequest(DeskAction action, Precondition precondition, FormFields form) {

  /**
   * Reads a form.
   *
   * @throws ProblemException 400 if it has no action, or no entity tag
   */
  static DeskRequest of(FormFields form) {
    DeskAction action =
        form.one("action")
            .flatMap(DeskAction::of)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        Fault.in(
                            "action",
                            "must be one of "
                                + Stream.of(DeskAction.values())
                                    .map(DeskAction::toString)
                                    .collect(Collectors.joining(", ")))));
    return new DeskRequest(action, precondition(form), form);
  }

  /** The condition on the state that the editor saw. */
  static Precondition precondition(FormFields form) {
    return Precondition.matching(
        form.one("tag")
            .orElseThrow(() -> ProblemException.invalid(Fault.in("tag", "is required"))));
  }
}
