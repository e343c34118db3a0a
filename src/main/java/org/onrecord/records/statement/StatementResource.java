package org.onrecord.records.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.web.conditional.AcceptsConditions;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RecordUrls;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of statements, and of the decisions of editors about them. */
@Path(StatementResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class StatementResource {
  static final String PATH = "/statements";

  private final StatementListing listing;
  private final StatementViews views;
  private final StatementDecisions decisions;
  private final StatementIndexer indexer;
  private final Idempotency idempotency;
  private final ListReader lists;
  private final ParameterReader parameterReader;

  StatementResource(
      StatementListing listing,
      StatementViews views,
      StatementDecisions decisions,
      StatementIndexer indexer,
      Idempotency idempotency,
      ListReader lists,
      ParameterReader parameterReader) {
    this.listing = listing;
    this.views = views;
    this.decisions = decisions;
    this.indexer = indexer;
    this.idempotency = idempotency;
    this.lists = lists;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({
    QuoteFilter.class,
    StatementFilter.class,
    StatementPaging.class,
    FieldsParameter.class
  })
  public Page<StatementItem> list(@Context UriInfo uri) {
    return listing.page(uri, PATH);
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({
    QuoteFilter.class,
    StatementFilter.class,
    StatementPaging.class,
    FieldsParameter.class
  })
  public Export<StatementItem> export(@Context UriInfo uri) {
    return listing.export(uri);
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters(FieldsParameter.class)
  public RestResponse<StatementView> get(@RestPath UUID id, @Context RequestUrl url) {
    StatementView view = views.currentView(id);
    String location = RecordUrls.of(url).of("statements", view.id());
    return RestResponse.ResponseBuilder.ok(view)
        .header(
            HttpHeaders.CONTENT_LOCATION,
            url.query() == null ? location : location + "?" + url.query())
        .build();
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}/decisions")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<StatementDecisionView> decisions(@RestPath UUID id, @Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    return lists.page(decisions.of(id), PageRequest.unfiltered(parameters, uri.getPath()));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/join")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<StatementView> join(
      @RestPath UUID id, JoinInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return decide(
        IdempotentRequest.of(input, url, headers),
        () -> decisions.join(id, input.statements()),
        id);
  }

  /** Returns the statement of the quotes that were split off. */
  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<StatementView> split(
      @RestPath UUID id,
      StatementSplitInput input,
      @Context RequestUrl url,
      @Context HttpHeaders headers) {
    return decide(
        IdempotentRequest.of(input, url, headers),
        () -> decisions.split(id, input.quotes()),
        input.quotes().get(0));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/undo")
  public RestResponse<StatementView> undo(
      @RestPath UUID id, @Context RequestUrl url, @Context HttpHeaders headers) {
    return decide(IdempotentRequest.of(null, url, headers), () -> decisions.undo(id), id);
  }

  /** Decides about the statements as they are after all earlier changes of quotes. */
  private RestResponse<StatementView> decide(
      IdempotentRequest request, Runnable decision, UUID shown) {
    indexer.beforeStatements();
    return idempotency.once(request, decision, () -> RestResponse.ok(views.view(shown)));
  }
}
