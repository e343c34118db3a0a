package org.onrecord.records.merge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.FilterActorResolver;

/** REST resource that lists merges. */
@Path(MergeResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class MergeResource {
  static final String PATH = "/merges";

  private static final List<Class<? extends Record>> PARAMETERS =
      List.of(MergeFilter.class, PageParameters.class);

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "m.id", UUID::fromString);

  private final ListReader lists;
  private final FilterActorResolver actors;
  private final ParameterReader parameterReader;

  MergeResource(ListReader lists, FilterActorResolver actors, ParameterReader parameterReader) {
    this.lists = lists;
    this.actors = actors;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({MergeFilter.class, PageParameters.class, FieldsParameter.class})
  public Page<MergeView> list(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, PARAMETERS);
    MergeFilter filter = parameters.read(MergeFilter.class);
    Page<MergeView> page =
        lists.page(
            new ListQuery<>(Merges.PROJECTION, filter.condition(), LATEST_FIRST),
            PageRequest.filtered(
                parameters, PATH, MergeFilter.class, parameters.read(PageParameters.class)));
    // Merges of a deleted actor are still listed.
    if (page.items().isEmpty()) {
      actors.resolve(filter, parameters);
    }
    return page;
  }
}
