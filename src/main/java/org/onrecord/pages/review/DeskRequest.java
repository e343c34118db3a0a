package org.onrecord.pages.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A form of the desk.
 *
 * @param precondition that the quote is still the one that the editor saw
 * @param form the other fields
 */
record DeskRequest(DeskAction action, Precondition precondition, FormFields form) {
  /** The field with which an editor decides on a quote that another one has claimed. */
  private static final String CLAIM = "claim";

  /** The fields that an editor types into, with their labels. */
  private static final List<Map.Entry<String, String>> LABELS =
      List.of(
          Map.entry("text", "Words"),
          Map.entry("speaker", "Speaker"),
          Map.entry("kind", "Kind"),
          Map.entry("attributionText", "As printed"),
          Map.entry("attributionRole", "Role"),
          Map.entry("attributionCue", "Cue"),
          Map.entry("via", "Relayed by"),
          Map.entry("reason", "Reason or note"),
          Map.entry("reference", "Evidence"));

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

  /** True unless the editor decides on a quote that another one has claimed. */
  boolean respectsClaims() {
    return action != DeskAction.SKIP && form.one(CLAIM).isEmpty();
  }

  /** The quote of the decision that the page offers to undo; null for none. */
  UUID done() {
    return form.one("done").flatMap(Ids::parse).orElse(null);
  }

  /** The name of the action with a capital letter. */
  public String label() {
    return TextFormats.capitalized(action.toString());
  }

  /** The texts that the editor has entered, by their labels. */
  public List<EnteredField> entered() {
    return LABELS.stream()
        .flatMap(
            label ->
                form.one(label.getKey()).stream()
                    .map(value -> new EnteredField(label.getValue(), value)))
        .toList();
  }

  /** All fields but the token of the session, to send the form again. */
  public List<EnteredField> fields() {
    return form.names().stream()
        .filter(name -> !name.equals("csrf"))
        .flatMap(name -> form.all(name).stream().map(value -> new EnteredField(name, value)))
        .toList();
  }

  /** The condition on the state that the editor saw. */
  static Precondition precondition(FormFields form) {
    return Precondition.matching(
        form.one("tag")
            .orElseThrow(() -> ProblemException.invalid(Fault.in("tag", "is required"))));
  }
}
