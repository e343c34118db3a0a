package org.onrecord.exchange.subscriptions;

import java.util.Optional;
import org.onrecord.records.history.ChangeKind;

/**
 * The state of a record for a subscription: whether it matches, and the number of the change by
 * which it started or stopped to match (0 for the start of the subscription). The number of a
 * change of another record is negative: it says nothing about the order of the record's own.
 *
 * <p>The change feed says that a record changed, and the list says whether it matches now, which
 * may be after later changes. From both follows the event of a change. A change that was seen
 * before, after a replay, gets the event that it got then.
 */
record MatchState(boolean matches, long seq) {

  /**
   * The state after a change.
   *
   * @param event the event to deliver, if any
   */
  record Step(MatchState state, Optional<SubscriptionEvent> event) {
    private static Step of(MatchState state, SubscriptionEvent event) {
      return new Step(state, Optional.of(event));
    }
  }

  /** The present state of a changed record: it matches, exists without matching, or is deleted. */
  enum Present {
    MATCHES,
    DIFFERS,
    DELETED
  }

  /** The state after a change of the record with a number in the feed. */
  Step after(ChangeKind change, long number, Present present) {
    if (present == Present.MATCHES) {
      return matching(change, number);
    }
    if (!matches) {
      return number == seq ? Step.of(this, end(change)) : new Step(this, Optional.empty());
    }
    boolean laterDeletion = present == Present.DELETED && change != ChangeKind.DELETED;
    return number <= seq || laterDeletion
        ? new Step(this, Optional.empty())
        : Step.of(new MatchState(false, number), end(change));
  }

  /**
   * The state after a change of another record, which may decide whether this one matches. If it
   * does not, there is no event.
   */
  Step afterOther(long number, Present present) {
    boolean now = present == Present.MATCHES;
    if (present == Present.DELETED || now == matches && seq != -number) {
      return new Step(this, Optional.empty());
    }
    return Step.of(
        new MatchState(now, -number),
        now ? SubscriptionEvent.CREATED : SubscriptionEvent.STOPPED_MATCHING);
  }

  private Step matching(ChangeKind change, long number) {
    if (!matches) {
      return number > seq
          ? Step.of(new MatchState(true, number), SubscriptionEvent.CREATED)
          : new Step(this, Optional.empty());
    }
    if (number < seq) {
      return new Step(this, Optional.empty());
    }
    boolean starts = number == seq || change == ChangeKind.CREATED;
    return Step.of(this, starts ? SubscriptionEvent.CREATED : SubscriptionEvent.CHANGED);
  }

  private static SubscriptionEvent end(ChangeKind change) {
    return change == ChangeKind.DELETED
        ? SubscriptionEvent.DELETED
        : SubscriptionEvent.STOPPED_MATCHING;
  }
}
