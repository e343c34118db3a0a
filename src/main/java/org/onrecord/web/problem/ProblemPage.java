package org.onrecord.web.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Shows problems as HTML pages. Implemented by the package of pages, which depends on this one. */
public interface ProblemPage {
  /** The HTML page of a problem, if the client prefers one; sets the headers that it needs. */
  Optional<String> of(Problem problem, RoutingContext context);
}
