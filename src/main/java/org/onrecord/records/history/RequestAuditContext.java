package org.onrecord.records.history;

import jakarta.enterprise.context.RequestScoped;

/** The cause of what a request changes. */
@RequestScoped
class RequestAuditContext {
  private AuditContext cause = AuditContext.UNKNOWN;

  AuditContext get() {
    return cause;
  }

  void set(AuditContext given) {
    cause = given;
  }
}
