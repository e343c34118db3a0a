package org.onrecord.records.history;

/**
 * The author and the reason of changes.
 *
 * @param author as JSON; null if unknown
 * @param reason null if none is given
 */
public record AuditContext(String author, String reason) {
  static final AuditContext UNKNOWN = new AuditContext(null, null);

  boolean isUnknown() {
    return author == null && reason == null;
  }
}
