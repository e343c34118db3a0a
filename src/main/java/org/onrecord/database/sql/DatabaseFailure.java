package org.onrecord.database.sql;

import java.sql.SQLException;

/** A statement failed; the cause says why, and is for the log, not for clients. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailure(SQLException cause) {
    super(cause);
  }

  /** Whether the statement was stopped because it took too long. */
  boolean isTimeout() {
    return "57014".equals(((SQLException) getCause()).getSQLState());
  }
}
