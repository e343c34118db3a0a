package org.onrecord.exchange.changes;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.caller.Caller;

/** REST resource of the change feed as a stream of server-sent events. */
@Path("/changes")
class ChangeStreamResource {
  /** The header in which a client that resumes a stream says what it received last. */
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Keeps the proxy nginx from collecting events before it passes them on. */
  private static final String BUFFERING = "X-Accel-Buffering";

  private final ChangePages pages;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;
  private final RoutingContext routing;

  ChangeStreamResource(
      ChangePages pages,
      ParameterReader parameterReader,
      SecurityIdentity identity,
      RoutingContext routing) {
    this.pages = pages;
    this.parameterReader = parameterReader;
    this.identity = identity;
    this.routing = routing;
  }

  @GET
  @RolesAllowed("reader")
  @Produces(ChangeStream.MEDIA_TYPE)
  @AcceptsParameters(value = ChangeFilter.class, except = "limit")
  public RestResponse<ChangeStream> stream(@Context UriInfo uri, @Context HttpHeaders headers) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(ChangeFilter.class));
    ChangeFilter filter = parameters.read(ChangeFilter.class);
    ChangeCursor cursor = cursor(filter, headers);
    ChangeQuestion question = pages.question(filter, parameters);
    ChangeBatch first = pages.read(cursor, question, ChangeListener.BATCH);
    return RestResponse.ResponseBuilder.ok(new ChangeStream(caller(), question, first))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(BUFFERING, "no")
        .build();
  }

  /** The last event is later than the parameter, which a browser sends again when it resumes. */
  private static ChangeCursor cursor(ChangeFilter filter, HttpHeaders headers) {
    String last = headers.getHeaderString(LAST_EVENT_ID);
    return last == null || last.isEmpty() ? filter.cursor() : ChangeCursor.of(LAST_EVENT_ID, last);
  }

  private String caller() {
    return Caller.of(identity)
        .map(Caller::id)
        .orElseGet(() -> "address " + routing.request().remoteAddress().hostAddress());
  }
}
