package org.onrecord.records.quote;

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
import org.onrecord.query.facet.FacetCell;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.citation.BibTex;
import org.onrecord.records.citation.CslItem;
import org.onrecord.records.citation.Ris;
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
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** REST resource of quotes. */
@Path(QuoteResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class QuoteResource {
  static final String PATH = "/quotes";

  private final Quotes quotes;
  private final QuoteViews views;
  private final QuoteRestoration restoration;
  private final SourcedQuotes sourcedQuotes;
  private final QuoteListing listing;
  private final AsOfReader asOf;
  private final Idempotency idempotency;
  private final StatementWait statements;
  private final ParameterReader parameterReader;

  QuoteResource(
      Quotes quotes,
      QuoteViews views,
      QuoteRestoration restoration,
      SourcedQuotes sourcedQuotes,
      QuoteListing listing,
      AsOfReader asOf,
      Idempotency idempotency,
      StatementWait statements,
      ParameterReader parameterReader) {
    this.quotes = quotes;
    this.views = views;
    this.restoration = restoration;
    this.sourcedQuotes = sourcedQuotes;
    this.listing = listing;
    this.asOf = asOf;
    this.idempotency = idempotency;
    this.statements = statements;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({QuoteFilter.class, QuotePaging.class, FieldsParameter.class})
  public Page<ListItem<QuoteView>> list(@Context UriInfo uri) {
    return listing.page(uri, PATH, QuoteScope.all());
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({QuoteFilter.class, QuotePaging.class, FieldsParameter.class})
  public Export<ListItem<QuoteView>> export(@Context UriInfo uri) {
    return listing.export(uri, QuoteScope.all());
  }

  @GET
  @RolesAllowed("reader")
  @Path("facets")
  @AcceptsParameters({QuoteFilter.class, QuoteFacetRequest.class})
  public FacetCounts facets(@Context UriInfo uri) {
    return listing.facets(uri);
  }

  @GET
  @RolesAllowed("reader")
  @Path("facets")
  @Produces(Export.CSV)
  @AcceptsParameters({QuoteFilter.class, QuoteTableRequest.class})
  public Export<FacetCell> exportFacets(@Context UriInfo uri) {
    return listing.exportFacets(uri);
  }

  @POST
  @RolesAllowed("reader")
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  public Page<ListItem<QuoteView>> search(ListParameters body) {
    return listing.search(body, PATH);
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> create(
      QuoteInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.create(
        IdempotentRequest.of(input, url, headers),
        id -> quotes.add(id, input),
        (id, created) -> created.orElseGet(() -> views.view(id)));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({QuoteGetOptions.class, FieldsParameter.class})
  public QuoteView get(@RestPath UUID id, @Context UriInfo uri) {
    if (uri.getQueryParameters().isEmpty()) {
      return present(id);
    }
    ListParameters parameters = parameterReader.listParameters(uri, List.of(QuoteGetOptions.class));
    QuoteGetOptions options = parameters.read(QuoteGetOptions.class);
    if (options.at() == null) {
      return options.withContext(parameters) ? presentWithContext(id) : present(id);
    }
    if (!options.expand().isEmpty()) {
      throw ProblemException.invalid(Fault.in("expand", "cannot be combined with at"));
    }
    return asOf.viewAt(RecordKind.QUOTE, id, options.at(), QuoteView.class);
  }

  private QuoteView presentWithContext(UUID id) {
    statements.beforeQuotes();
    return views.viewWithContext(id);
  }

  private QuoteView present(UUID id) {
    statements.beforeQuotes();
    return views.view(id);
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(JsonLdNode.MEDIA_TYPE)
  @AcceptsParameters(AsOfParameter.class)
  public RestResponse<JsonLdNode> getLinked(
      @RestPath UUID id, @Context UriInfo uri, @Context RequestUrl url) {
    SourcedQuote quote = sourcedQuotes.read(id, asOf.instantOf(uri));
    return tagged(new QuoteLinkedData(quote, RecordUrls.of(url)).document(), quote.tagOf("ld"));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(CslItem.MEDIA_TYPE)
  @AcceptsParameters(AsOfParameter.class)
  public RestResponse<List<CslItem>> getCslJson(@RestPath UUID id, @Context UriInfo uri) {
    SourcedQuote quote = sourcedQuotes.read(id, asOf.instantOf(uri));
    return tagged(List.of(CslItem.of(quote.citation())), quote.tagOf("csl"));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(BibTex.MEDIA_TYPE)
  @AcceptsParameters(AsOfParameter.class)
  public RestResponse<String> getBibTex(@RestPath UUID id, @Context UriInfo uri) {
    SourcedQuote quote = sourcedQuotes.read(id, asOf.instantOf(uri));
    return text(BibTex.entry(quote.citation()), BibTex.MEDIA_TYPE, quote.tagOf("bib"));
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(Ris.MEDIA_TYPE)
  @AcceptsParameters(AsOfParameter.class)
  public RestResponse<String> getRis(@RestPath UUID id, @Context UriInfo uri) {
    SourcedQuote quote = sourcedQuotes.read(id, asOf.instantOf(uri));
    return text(Ris.entry(quote.citation()), Ris.MEDIA_TYPE, quote.tagOf("ris"));
  }

  /** Names the charset, which the framework does for JSON only. */
  private static RestResponse<String> text(String text, String mediaType, String tag) {
    return RestResponse.ResponseBuilder.ok(text, mediaType + ";charset=UTF-8")
        .header(HttpHeaders.ETAG, tag)
        .build();
  }

  private static <T> RestResponse<T> tagged(T entity, String tag) {
    return RestResponse.ResponseBuilder.ok(entity).header(HttpHeaders.ETAG, tag).build();
  }

  @PUT
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public QuoteView replace(@RestPath UUID id, QuoteInput input, @Context HttpHeaders headers) {
    return quotes.change(id, Precondition.of(headers), current -> input);
  }

  @PATCH
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public QuoteView patch(
      @RestPath UUID id, MergePatch<QuoteInput> patch, @Context HttpHeaders headers) {
    return quotes.change(id, Precondition.of(headers), QuotePatch.of(patch));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/restore")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> restore(
      @RestPath UUID id, Restoration body, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(body, url, headers),
        () -> restoration.restore(id, body.at()),
        () -> RestResponse.ok(views.view(id)));
  }

  @DELETE
  @RolesAllowed("admin")
  @ChangesRecords
  @AcceptsConditions
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id, @Context HttpHeaders headers) {
    quotes.remove(id, Precondition.of(headers));
  }
}
