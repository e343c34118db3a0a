package org.onrecord.exchange.changes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of the change feed. */
@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
class ChangeResource {
  private final ChangeFeed changes;
  private final ParameterReader parameterReader;

  ChangeResource(ChangeFeed changes, ParameterReader parameterReader) {
    this.changes = changes;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({ChangeFilter.class, FieldsParameter.class})
  public ChangePage list(@Context UriInfo uri, @Context RequestUrl url) {
    ChangeFilter filter = parameterReader.read(uri, ChangeFilter.class);
    ChangeFeed.Batch batch = changes.after(filter.cursor(), filter.records(), filter.rows());
    return new ChangePage(
        batch.changes(), url.withParameter("since", batch.next().encode()), batch.more());
  }
}
