package org.onrecord.web.problem;

import io.opentelemetry.context.Context;
import org.jboss.logging.MDC;

/**
 * The id of the current request, found in its response headers, its problems and its log lines. It
 * is stored in the MDC, which the framework carries from thread to thread.
 */
public final class RequestId {
  /** The header of requests and responses. */
  public static final String HEADER = "X-Request-Id";

  private static final String MDC_KEY = "requestId";

  private RequestId() {}

  /** Sets the id of the current request. */
  public static void set(String id) {
    MDC.put(MDC_KEY, id);
  }

  /** Wraps a task so that it keeps the request id and the trace on a thread of another pool. */
  public static Runnable propagate(Runnable task) {
    String id = current();
    Runnable traced = Context.current().wrap(task);
    if (id == null) {
      return traced;
    }
    return () -> {
      set(id);
      try {
        traced.run();
      } finally {
        MDC.remove(MDC_KEY);
      }
    };
  }

  /** The id of the current request, null outside of one. */
  static String current() {
    return (String) MDC.get(MDC_KEY);
  }
}
