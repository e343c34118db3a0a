package org.onrecord.web.json;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The faults of path, query and headers of a request. They are found before its body is read, and
 * are reported together with the faults of a JSON body.
 */
public final class RequestHeadFaults {
  private static final String PROPERTY = RequestHeadFaults.class.getName();

  private RequestHeadFaults() {}

  /** Adds faults of the current request, to be reported when its body has been read. */
  public static void add(List<Fault> faults) {
    if (!faults.isEmpty()) {
      CurrentRequestManager.get()
          .setProperty(PROPERTY, Stream.concat(deferred().stream(), faults.stream()).toList());
    }
  }

  /** Checks a part of the head, and adds the faults of the 400 problem that the check throws. */
  public static void collect(Runnable check) {
    try {
      check.run();
    } catch (ProblemException e) {
      add(e.problem().errors());
    }
  }

  /** The faults of the current request; none outside of a request. */
  @SuppressWarnings("unchecked")
  public static List<Fault> deferred() {
    ResteasyReactiveRequestContext request =
        Arc.container().requestContext().isActive() ? CurrentRequestManager.get() : null;
    Object faults = request == null ? null : request.getProperty(PROPERTY);
    return Objects.requireNonNullElse((List<Fault>) faults, List.of());
  }

  /** Reads a body. Adds the faults of the head to those of the body. */
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
