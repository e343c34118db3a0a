package org.onrecord.web.json;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The faults in path and query of a request with a JSON body. They are found before the body is
 * read, and are reported together with the faults of the body.
 */
public final class RequestTargetFaults {
  private static final String PROPERTY = RequestTargetFaults.class.getName();

  private RequestTargetFaults() {}

  /** Keeps the faults of the current request until its body has been read. */
  public static void defer(List<Fault> faults) {
    CurrentRequestManager.get().setProperty(PROPERTY, faults);
  }

  /** The faults of the current request; none outside of a request. */
  @SuppressWarnings("unchecked")
  public static List<Fault> deferred() {
    ResteasyReactiveRequestContext request =
        Arc.container().requestContext().isActive() ? CurrentRequestManager.get() : null;
    Object faults = request == null ? null : request.getProperty(PROPERTY);
    return Objects.requireNonNullElse((List<Fault>) faults, List.of());
  }

  /** Reads a body. Adds the faults of path and query to those of the body. */
  static <T> T with(Supplier<T> body) {
    try {
      T read = body.get();
      ProblemException.requireNone(deferred());
      return read;
    } catch (ProblemException e) {
      throw e.withFurther(deferred());
    }
  }
}
