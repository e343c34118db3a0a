package org.onrecord.records.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of the search over all kinds of records. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {
  private final Search search;

  SearchResource(Search search) {
    this.search = search;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({SearchParameters.class, FieldsParameter.class})
  public SearchPage list(@Context UriInfo uri, @Context RequestUrl url) {
    return search.page(uri, url);
  }
}
