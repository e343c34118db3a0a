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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of API keys. */
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class KeyResource {
  static final String PATH = "/keys";

  private final Keys keys;
  private final ListReader lists;
  private final ParameterReader parameterReader;

  KeyResource(Keys keys, ListReader lists, ParameterReader parameterReader) {
    this.keys = keys;
    this.lists = lists;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("admin")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<KeyView> list(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    return lists.page(keys.list(), PageRequest.unfiltered(parameters, PATH));
  }

  @GET
  @RolesAllowed("admin")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Export<KeyView> export(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    parameters.read(PageParameters.class).rejectPaging(parameters);
    return new Export<>(batches -> lists.forEachBatch(keys.list(), batches), KeyView.COLUMNS);
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<IssuedKey> issue(KeyInput input, @Context RequestUrl url) {
    IssuedKey issued = keys.issue(input);
    return RestResponse.ResponseBuilder.<IssuedKey>create(RestResponse.Status.CREATED)
        .header(HttpHeaders.LOCATION, url.of(issued.id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(issued)
        .build();
  }

  @GET
  @RolesAllowed("admin")
  @Path("{id}")
  @AcceptsParameters(FieldsParameter.class)
  public KeyView get(@RestPath UUID id) {
    return keys.get(id);
  }

  @DELETE
  @RolesAllowed("admin")
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void revoke(@RestPath UUID id) {
    keys.revoke(id);
  }
}
