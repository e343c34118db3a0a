package org.onrecord.web.caller;

/** Access to read operations, as set by {@code onrecord.read-access}. */
public enum ReadAccess {
  /** Anonymous requests may read. */
  OPEN,
  /** Reading needs a key or a token with the role reader. */
  AUTHENTICATED
}
