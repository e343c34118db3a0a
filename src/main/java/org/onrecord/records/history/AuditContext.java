package org.onrecord.records.history;

/**
 * Who asks for changes, and why.
 *
 * @param author as JSON; null where nobody is known
 * @param reason null where none is given
 */
public record AuditContext(String author, String reason) {
  static final AuditContext UNKNOWN = new AuditContext(null, null);

  boolean isUnknown() {
    return author == null && reason == null;
  }
}
