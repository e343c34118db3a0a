package org.onrecord.pages.quote;

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
import org.onrecord.records.quote.QuoteGetOptions;
import org.onrecord.web.conditional.AcceptsConditions;

/** Pages of quotes, at the URLs of their JSON. */
@Path("/quotes")
@Produces(MediaType.TEXT_HTML)
class QuotePages {
  private final QuotePageReader reader;
  private final PageResponses responses;

  QuotePages(QuotePageReader reader, PageResponses responses) {
    this.reader = reader;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({QuoteGetOptions.class, FieldsParameter.class})
  public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
    return responses.of(reader.read(id, uri));
  }
}
