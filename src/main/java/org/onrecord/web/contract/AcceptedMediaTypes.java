package org.onrecord.web.contract;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Names the media types of request bodies: in {@code Accept} of a 415 (RFC 9110, section 15.5.16),
 * in {@code Accept-Patch} of a 415 to PATCH (RFC 5789), and in {@code Accept-Patch} and {@code
 * Accept-Post} of the answer to OPTIONS.
 */
@Singleton
class AcceptedMediaTypes {
  private static final String ACCEPT_PATCH = "Accept-Patch";
  private static final String ACCEPT_POST = "Accept-Post";

  private final ContractRoutes routes;

  AcceptedMediaTypes(ContractRoutes routes) {
    this.routes = routes;
  }

  @ServerResponseFilter
  void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
    boolean isUnsupported = response.getStatus() == Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();
    if (isUnsupported || request.getMethod().equals(HttpMethod.OPTIONS)) {
      routes
          .find(request.getUriInfo().getPath())
          .ifPresent(
              route -> {
                if (isUnsupported) {
                  addToError(request.getMethod(), route, response.getHeaders());
                } else {
                  addToOptions(route, response.getHeaders());
                }
              });
    }
  }

  /** A 415 because of the content coding has {@code Accept-Encoding} instead of {@code Accept}. */
  private static void addToError(
      String method, ContractRoutes.Route route, MultivaluedMap<String, Object> headers) {
    if (!headers.containsKey(HttpHeaders.ACCEPT_ENCODING)) {
      add(headers, HttpHeaders.ACCEPT, route.bodies().get(method));
    }
    if (method.equals(HttpMethod.PATCH)) {
      add(headers, ACCEPT_PATCH, route.bodies().get(method));
    }
  }

  private static void addToOptions(
      ContractRoutes.Route route, MultivaluedMap<String, Object> headers) {
    add(headers, ACCEPT_PATCH, route.bodies().get(HttpMethod.PATCH));
    add(headers, ACCEPT_POST, route.bodies().get(HttpMethod.POST));
  }

  private static void add(MultivaluedMap<String, Object> headers, String name, String types) {
    if (types != null) {
      headers.putSingle(name, types);
    }
  }
}
