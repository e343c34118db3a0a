package org.onrecord.pages.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.records.quote.QuoteStatus;

/** An action of an editor on a quote on the desk. */
enum DeskAction {
  CONFIRM(QuoteStatus.CONFIRMED),
  REJECT(QuoteStatus.REJECTED),
  DISPUTE(QuoteStatus.DISPUTED),
  /** Proposes a rejected quote again. */
  PROPOSE(QuoteStatus.PROPOSED),
  /** Saves changes without a verdict. */
  SAVE(null),
  /** Leaves the quote to later. */
  SKIP(null);

  private final QuoteStatus verdict;

  DeskAction(QuoteStatus verdict) {
    this.verdict = verdict;
  }

  /** The action with a name, empty if there is none. */
  static Optional<DeskAction> of(String name) {
    return Stream.of(values()).filter(action -> action.toString().equals(name)).findFirst();
  }

  /** True if the action gives the quote a status. */
  boolean isVerdict() {
    return verdict != null;
  }

  /**
   * The statuses that reviews have to give to a quote one after another. A dispute is about a quote
   * that is on record: a proposal is confirmed before.
   */
  List<QuoteStatus> verdicts(QuoteStatus present) {
    if (verdict == null) {
      return List.of();
    }
    return this == DISPUTE && present == QuoteStatus.PROPOSED
        ? List.of(QuoteStatus.CONFIRMED, verdict)
        : List.of(verdict);
  }

  /** True if this is the status that the action leads to. */
  boolean isLast(QuoteStatus status) {
    return status == verdict;
  }

  /** True if the action can be taken on a quote with a status. */
  boolean isPossible(QuoteStatus present) {
    return verdict == null
        || present.allowedTransitions().contains(verdict)
        || this == DISPUTE && present == QuoteStatus.PROPOSED;
  }

  /** The name as a form sends it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
