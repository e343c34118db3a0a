package org.onrecord.access;

/** Access to read operations. */
enum ReadAccess {
  /** Anonymous requests may read. */
  OPEN,
  /** Reading needs a key or a token. */
  AUTHENTICATED
}
