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
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageFilter;
import org.onrecord.query.list.QueryParameters;
import org.onrecord.query.list.Takes;

/** The histories of articles over HTTP. */
@Path("/articles/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
class HistoryOfArticle {
  private final Histories histories;
  private final QueryParameters parameters;

  HistoryOfArticle(Histories histories, QueryParameters parameters) {
    this.histories = histories;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("reader")
  @Takes(PageFilter.class)
  public Page<Entry> list(@RestPath UUID id, @Context UriInfo uri) {
    return histories.page(
        RecordKind.ARTICLE, id, parameters.question(uri, List.of(PageFilter.class)), uri.getPath());
  }
}
