package org.onrecord.records.history;

import jakarta.enterprise.context.RequestScoped;

/** The cause of what a request changes. */
@RequestScoped
class CauseOfRequest {
  private Cause cause = Cause.UNKNOWN;

  Cause get() {
    return cause;
  }

  void set(Cause given) {
    cause = given;
  }
}
