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
import org.onrecord.query.list.Asked;
import org.onrecord.query.list.Listing;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageFilter;
import org.onrecord.query.list.QueryParameters;
import org.onrecord.query.list.Question;
import org.onrecord.query.list.Selection;
import org.onrecord.query.list.Takes;

/** Merges over HTTP. */
@Path(MergeResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class MergeResource {
  static final String PATH = "/merges";

  private static final List<Class<? extends Record>> ASKED =
      List.of(MergeFilter.class, PageFilter.class);

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "m.id", UUID::fromString);

  private final Listing listing;
  private final QueryParameters parameters;

  MergeResource(Listing listing, QueryParameters parameters) {
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("reader")
  @Takes({MergeFilter.class, PageFilter.class})
  public Page<MergeView> list(@Context UriInfo uri) {
    Question question = parameters.question(uri, ASKED);
    MergeFilter filter = question.read(MergeFilter.class);
    return listing.page(
        new Selection<>(Merges.LISTED, filter.condition(), LATEST_FIRST),
        new Asked(question, PATH, filter, question.read(PageFilter.class)));
  }
}
