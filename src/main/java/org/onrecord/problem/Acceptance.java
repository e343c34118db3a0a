package org.onrecord.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request whose answer its sender would not take, before anything is done. (The framework
 * does so only where one method reads all media types of a path; where several do, it creates the
 * record and then finds that it must not answer.)
 */
@Singleton
class Acceptance {
  @ServerRequestFilter
  void requireAcceptable(ResourceInfo method, ContainerRequestContext request) {
    Produces produces =
        Optional.ofNullable(method.getResourceMethod().getAnnotation(Produces.class))
            .orElseGet(() -> method.getResourceClass().getAnnotation(Produces.class));
    if (Stream.of(produces.value())
        .map(MediaType::valueOf)
        .noneMatch(type -> takes(request, type))) {
      throw new NotAcceptableException();
    }
  }

  /** Whoever cannot be understood takes nothing. */
  private static boolean takes(ContainerRequestContext request, MediaType type) {
    try {
      return request.getAcceptableMediaTypes().stream().anyMatch(type::isCompatible);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
