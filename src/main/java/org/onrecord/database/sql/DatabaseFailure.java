package org.onrecord.database.sql;

import java.sql.SQLException;

/** A failed SQL statement. The cause is for the log, not for clients. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailure(SQLException cause) {
    super(cause);
  }

  /** True if the statement was cancelled by its timeout. */
  boolean isTimeout() {
    return "57014".equals(((SQLException) getCause()).getSQLState());
  }
}
