package org.onrecord.records.merge;

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
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;

/** REST resource of pairs of actors that are likely the same. */
@Path(DuplicateResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class DuplicateResource {
  static final String PATH = "/duplicates";

  private static final List<Class<? extends Record>> PARAMETERS =
      List.of(DuplicateFilter.class, PageParameters.class);

  private final Duplicates duplicates;
  private final ListReader lists;
  private final ParameterReader parameterReader;

  DuplicateResource(Duplicates duplicates, ListReader lists, ParameterReader parameterReader) {
    this.duplicates = duplicates;
    this.lists = lists;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("editor")
  @AcceptsParameters({DuplicateFilter.class, PageParameters.class, FieldsParameter.class})
  public Page<DuplicateView> list(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, PARAMETERS);
    return lists.page(
        duplicates.query(parameters.read(DuplicateFilter.class)),
        PageRequest.filtered(
            parameters, PATH, DuplicateFilter.class, parameters.read(PageParameters.class)));
  }
}
