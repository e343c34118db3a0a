package org.onrecord.records.history;

import jakarta.enterprise.context.RequestScoped;

/** The author and the reason of the changes that a request makes. */
@RequestScoped
class RequestAuditContext {
  private AuditContext context = AuditContext.UNKNOWN;

  AuditContext get() {
    return context;
  }

  void set(AuditContext context) {
    this.context = context;
  }
}
