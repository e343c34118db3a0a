package org.onrecord.records.actor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.history.AsOfParameter;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.Restoration;
import org.onrecord.web.conditional.AcceptsConditions;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.json.MergePatch;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of actors and their affiliations. */
@Path(ActorResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ActorResource {
  private static final Order LATEST_FIRST =
      Order.descending("from", "f.from_order", Order::parseDate);

  static final String PATH = "/actors";

  private final Actors actors;
  private final ActorViews views;
  private final ActorRestoration restoration;
  private final ActorListing listing;
  private final ListReader lists;
  private final AsOfReader asOf;
  private final ParameterReader parameterReader;
  private final Idempotency idempotency;

  ActorResource(
      Actors actors,
      ActorViews views,
      ActorRestoration restoration,
      ActorListing listing,
      ListReader lists,
      AsOfReader asOf,
      ParameterReader parameterReader,
      Idempotency idempotency) {
    this.actors = actors;
    this.views = views;
    this.restoration = restoration;
    this.listing = listing;
    this.lists = lists;
    this.asOf = asOf;
    this.parameterReader = parameterReader;
    this.idempotency = idempotency;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({ActorFilter.class, ActorPaging.class, FieldsParameter.class})
  public Page<ListItem<ActorView>> list(@Context UriInfo uri) {
    return listing.page(parameterReader.listParameters(uri, ActorListing.PARAMETERS));
  }

  @POST
  @RolesAllowed("reader")
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  public Page<ListItem<ActorView>> search(ListParameters body) {
    return listing.page(body.restrictTo(ActorListing.PARAMETERS));
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({ActorFilter.class, ActorPaging.class, FieldsParameter.class})
  public Export<ActorView> export(@Context UriInfo uri) {
    return listing.export(parameterReader.listParameters(uri, ActorListing.PARAMETERS));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<ActorView> create(
      ActorInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.create(
        IdempotentRequest.of(input, url, headers), id -> actors.add(id, input), views::view);
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({AsOfParameter.class, FieldsParameter.class})
  public ActorView get(@RestPath UUID id, @Context UriInfo uri) {
    return view(id, uri);
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(JsonLdNode.MEDIA_TYPE)
  @AcceptsParameters(AsOfParameter.class)
  public RestResponse<JsonLdNode> getLinked(
      @RestPath UUID id, @Context UriInfo uri, @Context RequestUrl url) {
    ActorView actor = view(id, uri);
    return RestResponse.ResponseBuilder.ok(ActorLinkedData.of(actor, RecordUrls.of(url)))
        .header(HttpHeaders.ETAG, actor.linkedTag())
        .build();
  }

  private ActorView view(UUID id, UriInfo uri) {
    return asOf.instantOf(uri)
        .map(at -> asOf.viewAt(RecordKind.ACTOR, id, at, ActorView.class))
        .orElseGet(() -> views.view(id));
  }

  @PUT
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ActorView replace(@RestPath UUID id, ActorInput input, @Context HttpHeaders headers) {
    return actors.change(id, Precondition.of(headers), current -> input);
  }

  @PATCH
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public ActorView patch(
      @RestPath UUID id, MergePatch<ActorInput> patch, @Context HttpHeaders headers) {
    return actors.change(id, Precondition.of(headers), current -> patch.applyTo(current));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/restore")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<ActorView> restore(
      @RestPath UUID id, Restoration input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> restoration.restore(id, input.at()),
        () -> RestResponse.ok(views.view(id)));
  }

  @DELETE
  @RolesAllowed("admin")
  @ChangesRecords
  @AcceptsConditions
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id, @Context HttpHeaders headers) {
    actors.remove(id, Precondition.of(headers));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}/affiliations")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<AffiliationView> affiliations(@RestPath UUID id, @Context UriInfo uri) {
    actors.requireKnown(id);
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    return lists.page(affiliationsOf(id), PageRequest.unfiltered(parameters, uri.getPath()));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}/affiliations")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Export<AffiliationView> exportAffiliations(@RestPath UUID id, @Context UriInfo uri) {
    actors.requireKnown(id);
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    parameters.read(PageParameters.class).rejectPaging(parameters);
    return new Export<>(
        batches -> lists.forEachBatch(affiliationsOf(id), batches), ActorTable.AFFILIATIONS);
  }

  private static ListQuery<AffiliationView> affiliationsOf(UUID member) {
    Condition ofMember = new Condition().and("f.member_id = ?", member);
    return new ListQuery<>(ActorViews.AFFILIATIONS, ofMember, LATEST_FIRST);
  }
}
