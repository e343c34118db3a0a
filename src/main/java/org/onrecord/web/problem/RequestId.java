package org.onrecord.web.problem;

import io.opentelemetry.context.Context;
import org.jboss.logging.MDC;

/**
 * What a request goes by in its answer, in problems and in the log, so that one leads to the other.
 * Whatever works on the request knows it: it comes along with the request wherever the framework
 * takes that, and to other threads by {@link #propagate}.
 */
public final class RequestId {
  /** The header that has it. */
  public static final String HEADER = "X-Request-Id";

  private static final String IN_LOG = "requestId";

  private RequestId() {}

  /** Says what the request goes by that is being worked on. */
  public static void set(String id) {
    MDC.put(IN_LOG, id);
  }

  /** Work of this request, and of its trace, to be done on a thread of our own. */
  public static Runnable propagate(Runnable work) {
    String id = current();
    Runnable traced = Context.current().wrap(work);
    if (id == null) {
      return traced;
    }
    return () -> {
      set(id);
      try {
        traced.run();
      } finally {
        MDC.remove(IN_LOG);
      }
    };
  }

  /** Null where no request is being worked on. */
  static String current() {
    return (String) MDC.get(IN_LOG);
  }
}
