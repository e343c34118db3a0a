package org.onrecord.records.history;

/**
 * Who asks for changes, and why.
 *
 * @param author as JSON; null where nobody is known
 * @param reason null where none is given
 */
public record Cause(String author, String reason) {
  static final Cause UNKNOWN = new Cause(null, null);

  boolean isUnknown() {
    return author == null && reason == null;
  }
}
