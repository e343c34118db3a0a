package org.onrecord.web.form;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;
import org.onrecord.web.session.SessionCookie;

/**
 * Keeps sessions of browsers from writing other than by forms: an operation of the API that takes
 * no body would not see that the token of the form is missing.
 */
@Singleton
class FormsOnly {
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @ServerRequestFilter
  void rejectOtherWrites(ResourceInfo operation, RoutingContext routing) {
    if (!READS.contains(routing.request().method())
        && SessionCookie.tokenIn(routing.request()).isPresent()
        && !takesForm(operation)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "The session of a browser cannot call this operation. Send a key: “Authorization: Bearer …”.");
    }
  }

  private static boolean takesForm(ResourceInfo operation) {
    return List.of(operation.getResourceMethod().getParameterTypes()).contains(FormFields.class);
  }
}
