package org.onrecord.web.memory;

import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.onrecord.web.memory.MemoryBudget.Reservation;
import org.onrecord.web.problem.ProblemException;

/**
 * The memory that a request has reserved. It is released when the request has been processed, which
 * may be long after its client has disconnected.
 */
@Singleton
public class RequestMemory {
  private static final String PROPERTY = RequestMemory.class.getName();

  /** The memory that each request may use unreserved, since the number of requests is limited. */
  private static final long UNRESERVED = 1 << 20;

  private final MemoryBudget budget;

  RequestMemory(MemoryBudget budget) {
    this.budget = budget;
  }

  /**
   * Reserves memory for one step of the current request. Steps follow each other, so the request
   * keeps as much as its largest step needs. Small steps need no reservation. Outside of a request,
   * as in an import, nothing is reserved.
   *
   * @param bytes an estimate of the heap memory that the request holds at the peak of this step
   * @throws ProblemException 503 if too little is free
   */
  public void reserve(long bytes) {
    boolean inRequest = Arc.container().requestContext().isActive();
    ResteasyReactiveRequestContext request = inRequest ? CurrentRequestManager.get() : null;
    if (request == null || bytes <= UNRESERVED) {
      return;
    }
    if (request.getProperty(PROPERTY) instanceof Reservation reservation) {
      reservation.grow(Math.max(0, bytes - reservation.bytes()));
    } else {
      Reservation reservation = budget.reserve(bytes);
      request.setProperty(PROPERTY, reservation);
      request.registerCompletionCallback(failure -> reservation.close());
    }
  }
}
