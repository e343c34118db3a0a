package org.onrecord.web.contract;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers {@code OPTIONS} and rejects methods that a path does not have. (The framework names the
 * methods of all paths of a class in its answer to {@code OPTIONS}.)
 */
@Singleton
class AllowedMethods {
  private final ContractRoutes routes;

  AllowedMethods(ContractRoutes routes) {
    this.routes = routes;
  }

  @ServerRequestFilter(preMatching = true)
  Optional<RestResponse<Void>> filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
      requireAllowed(request.getMethod(), path);
      return Optional.empty();
    }
    String allow =
        routes.find(path).map(ContractRoutes.Route::allow).orElseThrow(NotFoundException::new);
    return Optional.of(
        RestResponse.ResponseBuilder.<Void>ok().header(HttpHeaders.ALLOW, allow).build());
  }

  /**
   * Checks the method against the contract: the framework would take the last segment of {@code
   * /quotes/search} for the id of a quote, and does not know {@code /quotes/{id}.jsonld}.
   */
  private void requireAllowed(String method, String path) {
    boolean rejected = routes.find(path).filter(route -> !route.allows(method)).isPresent();
    if (rejected) {
      throw new NotAllowedException(method);
    }
  }
}
