package org.onrecord.pages.actor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.records.history.AsOfParameter;
import org.onrecord.web.conditional.AcceptsConditions;

/** Pages of actors, at the URLs of their JSON. */
@Path("/actors")
@Produces(MediaType.TEXT_HTML)
class ActorPages {
  private final ActorPageReader reader;
  private final PageResponses responses;

  ActorPages(ActorPageReader reader, PageResponses responses) {
    this.reader = reader;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({AsOfParameter.class, FieldsParameter.class})
  public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
    return responses.of(reader.read(id, uri));
  }
}
