package org.onrecord.pages.error;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemPage;

/** Replaces the problems of resources by pages. */
@Singleton
class ErrorPageFilter {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
  private static final Annotation[] NONE = {};

  private final ProblemPage pages;

  ErrorPageFilter(ProblemPage pages) {
    this.pages = pages;
  }

  @ServerResponseFilter
  void show(ContainerResponseContext response, RoutingContext routing) {
    if (response.getEntity() instanceof Problem problem) {
      pages
          .of(problem, routing)
          .ifPresent(
              html -> {
                response.setEntity(html, NONE, HTML);
                // The writer was chosen for the problem.
                CurrentRequestManager.get().setEntityWriter(null);
              });
    }
  }
}
