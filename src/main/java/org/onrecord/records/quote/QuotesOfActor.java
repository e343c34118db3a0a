package org.onrecord.records.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.Actors;

/** The quotes of a speaker over HTTP. */
@Path("/actors/{id}/quotes")
@Produces(MediaType.APPLICATION_JSON)
class QuotesOfActor {
  private final Actors actors;
  private final QuoteListing listing;
  private final ParameterReader parameters;

  QuotesOfActor(Actors actors, QuoteListing listing, ParameterReader parameters) {
    this.actors = actors;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters(
      value = {QuoteFilter.class, QuotePaging.class},
      except = "speaker")
  public Page<QuoteView> list(@RestPath UUID id, @Context UriInfo uri) {
    actors.requireKnown(id);
    return listing.page(
        parameters.listParameters(uri, QuoteListing.PARAMETERS),
        uri.getPath(),
        new Condition().and("q.speaker_id = ?", id));
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters(
      value = {QuoteFilter.class, QuotePaging.class},
      except = "speaker")
  public Export<QuoteView> export(
      @RestPath UUID id, @Context UriInfo uri, @Context Request request) {
    actors.requireKnown(id);
    ListParameters question = parameters.listParameters(uri, QuoteListing.PARAMETERS);
    return listing
        .export(question, new Condition().and("q.speaker_id = ?", id))
        .withoutRowsForHead(request);
  }
}
