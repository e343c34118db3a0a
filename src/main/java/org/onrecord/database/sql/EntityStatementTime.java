package org.onrecord.database.sql;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.hibernate.SessionEventListener;

/** Adds the time of Hibernate's statements to that of the current request. */
@RegisterForReflection
public final class EntityStatementTime implements SessionEventListener {
  private static final long serialVersionUID = 1;

  private long start;

  @Override
  public void jdbcExecuteStatementStart() {
    start = System.nanoTime();
  }

  @Override
  public void jdbcExecuteStatementEnd() {
    StatementTime.addSince(start);
  }

  @Override
  public void jdbcExecuteBatchStart() {
    start = System.nanoTime();
  }

  @Override
  public void jdbcExecuteBatchEnd() {
    StatementTime.addSince(start);
  }
}
