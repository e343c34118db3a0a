package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.onrecord.exchange.subscriptions.Subscriptions.Access;
import org.onrecord.web.caller.Caller;

/** Pauses, resumes and removes the subscriptions of any caller, for administrators. */
@Singleton
public class SubscriptionAdministration {
  private final Subscriptions subscriptions;
  private final SubscriptionWork work;

  SubscriptionAdministration(Subscriptions subscriptions, SubscriptionWork work) {
    this.subscriptions = subscriptions;
    this.work = work;
  }

  public void pause(UUID id, Caller admin) {
    subscriptions.pause(id, new Access(admin, true));
  }

  /** Continues where the subscription was paused. Messages that failed are tried anew. */
  public void resume(UUID id, Caller admin) {
    subscriptions.resume(id, new Access(admin, true));
    work.wake();
  }

  public void remove(UUID id, Caller admin) {
    subscriptions.remove(id, new Access(admin, true));
  }
}
