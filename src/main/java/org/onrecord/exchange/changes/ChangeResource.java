package org.onrecord.exchange.changes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of the change feed. */
@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
class ChangeResource {
  private final ChangePages pages;
  private final ParameterReader parameterReader;

  ChangeResource(ChangePages pages, ParameterReader parameterReader) {
    this.pages = pages;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({ChangeFilter.class, FieldsParameter.class})
  public ChangePage list(@Context UriInfo uri, @Context RequestUrl url) {
    ChangeBatch batch =
        pages.read(parameterReader.listParameters(uri, List.of(ChangeFilter.class)));
    return new ChangePage(
        batch.views(), url.withParameter("since", batch.next().encode()), batch.more());
  }
}
