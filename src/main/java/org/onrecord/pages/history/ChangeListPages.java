package org.onrecord.pages.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.ChangeFilter;
import org.onrecord.exchange.changes.ChangePages;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.linked.RequestUrl;

/** Pages of the change feed, at the URL of its JSON. */
@Path("/changes")
@Produces(MediaType.TEXT_HTML)
class ChangeListPages {
  private final ChangePages changes;
  private final ParameterReader parameterReader;
  private final Frames frames;
  private final PageResponses responses;

  ChangeListPages(
      ChangePages changes,
      ParameterReader parameterReader,
      Frames frames,
      PageResponses responses) {
    this.changes = changes;
    this.parameterReader = parameterReader;
    this.frames = frames;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({ChangeFilter.class, FieldsParameter.class})
  public RestResponse<String> list(@Context UriInfo uri, @Context RequestUrl url) {
    ChangeBatch batch =
        changes.readWithRecords(parameterReader.listParameters(uri, List.of(ChangeFilter.class)));
    Frame frame = frames.of("Changes").hidden();
    boolean isFirst = !uri.getQueryParameters().containsKey("since");
    return responses.of(
        new ChangeListPage(
            frame,
            batch.views().stream().map(view -> ChangeRow.of(frame.root(), view)).toList(),
            isFirst ? null : frame.root() + "changes",
            url.withParameter("since", batch.next().encode()),
            batch.more()));
  }
}
