package org.onrecord.access;

/** Who may read. */
enum ReadAccess {
  /** Everybody. */
  OPEN,
  /** Who has a key or a token with the role. */
  AUTHENTICATED
}
