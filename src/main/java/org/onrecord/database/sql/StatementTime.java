package org.onrecord.database.sql;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.LongAdder;

/**
 * The time that the statements of a request take in the database, in nanoseconds. It is kept in the
 * Vert.x context of the request, which its worker threads share. Work without a request has none.
 */
public final class StatementTime {
  private static final Object KEY = StatementTime.class;

  private StatementTime() {}

  /** Starts to add up the time of the current request. */
  public static LongAdder start() {
    LongAdder time = new LongAdder();
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      context.putLocal(KEY, time);
    }
    return time;
  }

  /** Adds the time since an instant of {@link System#nanoTime} to that of the current request. */
  static void addSince(long start) {
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      LongAdder time = context.getLocal(KEY);
      if (time != null) {
        time.add(System.nanoTime() - start);
      }
    }
  }
}
