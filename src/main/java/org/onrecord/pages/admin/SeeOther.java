package org.onrecord.pages.admin;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.pages.layout.Frames;

/** The answer to a form that leads to a page (303), so that a reload does not send it again. */
final class SeeOther {
  private SeeOther() {}

  /**
   * Leads to a page.
   *
   * @param page its path below that of the service
   */
  static RestResponse<String> to(Frames frames, String page) {
    return ResponseBuilder.<String>create(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, frames.of("").root() + page)
        .build();
  }
}
