package org.onrecord.records.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.ParameterReader;

/** The histories of quotes over HTTP. */
@Path("/quotes/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
class HistoryOfQuote {
  private final HistoryReader histories;
  private final ParameterReader parameters;

  HistoryOfQuote(HistoryReader histories, ParameterReader parameters) {
    this.histories = histories;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters(PageParameters.class)
  public Page<HistoryEntry> list(@RestPath UUID id, @Context UriInfo uri) {
    return histories.page(
        RecordKind.QUOTE,
        id,
        parameters.listParameters(uri, List.of(PageParameters.class)),
        uri.getPath());
  }
}
