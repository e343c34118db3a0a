package org.onrecord.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.Asked;
import org.onrecord.query.list.Listing;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageFilter;
import org.onrecord.query.list.QueryParameters;
import org.onrecord.query.list.Question;
import org.onrecord.query.list.Takes;

/** Keys over HTTP. */
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class KeyResource {
  static final String PATH = "/keys";

  private static final int BATCH = 500;
  private static final NoFilter NO_FILTER = new NoFilter();

  private final Keys keys;
  private final KeyViews views;
  private final Listing listing;
  private final QueryParameters parameters;

  KeyResource(Keys keys, KeyViews views, Listing listing, QueryParameters parameters) {
    this.keys = keys;
    this.views = views;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("admin")
  @Takes(PageFilter.class)
  public Page<KeyView> list(@Context UriInfo uri) {
    Question question = parameters.question(uri, List.of(PageFilter.class));
    PageFilter paging = question.read(PageFilter.class);
    return listing.page(views.all(), new Asked(question, PATH, NO_FILTER, paging));
  }

  @GET
  @RolesAllowed("admin")
  @Produces({Export.NDJSON, Export.CSV})
  @Takes(PageFilter.class)
  public Export<KeyView> export(@Context UriInfo uri, @Context Request request) {
    Question question = parameters.question(uri, List.of(PageFilter.class));
    question.read(PageFilter.class).requireWhole(question);
    return new Export<>(batches -> listing.each(views.all(), BATCH, batches), KeyViews.COLUMNS)
        .to(request);
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<IssuedKey> issue(KeyInput input, @Context UriInfo uri) {
    IssuedKey issued = keys.issue(input);
    return RestResponse.ResponseBuilder.<IssuedKey>created(
            uri.getAbsolutePathBuilder().path(issued.id().toString()).build())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(issued)
        .build();
  }

  @GET
  @RolesAllowed("admin")
  @Path("{id}")
  public KeyView get(@RestPath UUID id) {
    return views.view(id);
  }

  @DELETE
  @RolesAllowed("admin")
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void revoke(@RestPath UUID id) {
    keys.revoke(id);
  }

  private record NoFilter() {}
}
