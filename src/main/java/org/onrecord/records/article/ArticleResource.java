package org.onrecord.records.article;

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
import org.onrecord.database.sql.RecordIds;
import org.onrecord.query.export.Export;
import org.onrecord.query.facet.FacetCell;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
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

/** REST resource of articles. */
@Path(ArticleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ArticleResource {
  static final String PATH = "/articles";

  private final Articles articles;
  private final ArticleViews views;
  private final ArticleRestoration restoration;
  private final ArticleListing listing;
  private final ArticlePut put;
  private final QuoteProposer proposer;
  private final AsOfReader asOf;
  private final ParameterReader parameterReader;
  private final Idempotency idempotency;

  ArticleResource(
      Articles articles,
      ArticleViews views,
      ArticleRestoration restoration,
      ArticleListing listing,
      ArticlePut put,
      QuoteProposer proposer,
      AsOfReader asOf,
      ParameterReader parameterReader,
      Idempotency idempotency) {
    this.articles = articles;
    this.views = views;
    this.restoration = restoration;
    this.listing = listing;
    this.put = put;
    this.proposer = proposer;
    this.asOf = asOf;
    this.parameterReader = parameterReader;
    this.idempotency = idempotency;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({ArticleFilter.class, ArticlePaging.class, FieldsParameter.class})
  public Page<ListItem<ArticleView>> list(@Context UriInfo uri) {
    return listing.page(parameterReader.listParameters(uri, ArticleListing.PARAMETERS));
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters({ArticleFilter.class, ArticlePaging.class, FieldsParameter.class})
  public Export<ListItem<ArticleView>> export(@Context UriInfo uri) {
    return listing.export(parameterReader.listParameters(uri, ArticleListing.PARAMETERS));
  }

  @GET
  @RolesAllowed("reader")
  @Path("facets")
  @AcceptsParameters({ArticleFilter.class, ArticleFacetRequest.class})
  public FacetCounts facets(@Context UriInfo uri) {
    return listing.facets(
        parameterReader.listParameters(
            uri, List.of(ArticleFilter.class, ArticleFacetRequest.class)));
  }

  @GET
  @RolesAllowed("reader")
  @Path("facets")
  @Produces(Export.CSV)
  @AcceptsParameters({ArticleFilter.class, ArticleTableRequest.class})
  public Export<FacetCell> exportFacets(@Context UriInfo uri) {
    return listing.exportFacets(
        parameterReader.listParameters(
            uri, List.of(ArticleFilter.class, ArticleTableRequest.class)));
  }

  @POST
  @RolesAllowed("reader")
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  public Page<ListItem<ArticleView>> search(ListParameters listParameters) {
    return listing.page(listParameters.restrictTo(ArticleListing.PARAMETERS));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Consumes(MediaType.APPLICATION_JSON)
  @AcceptsParameters(ArticleCreateOptions.class)
  public RestResponse<CreatedArticleView> create(
      ArticleInput input,
      @Context UriInfo uri,
      @Context RequestUrl url,
      @Context HttpHeaders headers) {
    ArticleCreateOptions options = parameterReader.read(uri, ArticleCreateOptions.class);
    return idempotency.create(
        IdempotentRequest.of(input, url, headers),
        id -> articles.add(id, input, options.url(), options.extract()),
        id -> created(views.view(id, options.extract()), options));
  }

  private CreatedArticleView created(ArticleView article, ArticleCreateOptions options) {
    return new CreatedArticleView(
        article, options.extract() ? proposer.notRead(article.body(), article.language()) : null);
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({ArticleGetOptions.class, FieldsParameter.class})
  public ArticleView get(@RestPath UUID id, @Context UriInfo uri) {
    ArticleGetOptions options = parameterReader.read(uri, ArticleGetOptions.class);
    return options.at() == null ? views.view(id, withQuotes(options, uri)) : viewAt(id, options);
  }

  /** True if a request adds the quotes, or asks for them as one of the fields. */
  private boolean withQuotes(ArticleGetOptions options, UriInfo uri) {
    return options.expand().contains(Expand.QUOTES)
        || parameterReader
            .listParameters(uri, List.of(ArticleGetOptions.class))
            .fields()
            .names(Expand.QUOTES.toString());
  }

  /** Ignores {@code expand=quotes}: quotes have their own JSON-LD documents. */
  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @Produces(JsonLdNode.MEDIA_TYPE)
  @AcceptsParameters(ArticleGetOptions.class)
  public RestResponse<JsonLdNode> getLinked(
      @RestPath UUID id, @Context UriInfo uri, @Context RequestUrl url) {
    ArticleGetOptions options = parameterReader.read(uri, ArticleGetOptions.class);
    ArticleView article = options.at() == null ? views.view(id, false) : viewAt(id, options);
    return RestResponse.ResponseBuilder.ok(ArticleLinkedData.of(article, RecordUrls.of(url)))
        .header(HttpHeaders.ETAG, article.linkedTag())
        .build();
  }

  private ArticleView viewAt(UUID id, ArticleGetOptions options) {
    if (!options.expand().isEmpty()) {
      throw ProblemException.invalid(Fault.in("expand", "cannot be combined with at"));
    }
    return asOf.viewAt(RecordKind.ARTICLE, id, options.at(), ArticleView.class)
        .withQuotes(null, null);
  }

  /** Creates or replaces the article with a URL or an external id. */
  @PUT
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Consumes(MediaType.APPLICATION_JSON)
  @AcceptsParameters(ArticleKey.class)
  public RestResponse<ArticleView> put(
      ArticleInput input,
      @Context UriInfo uri,
      @Context RequestUrl url,
      @Context HttpHeaders headers) {
    ArticleKey key = parameterReader.read(uri, ArticleKey.class).requireOne();
    UUID newId = RecordIds.next();
    ArticlePut.Result result = put.put(key, newId, input, Precondition.of(headers));
    return result.created()
        ? RestResponse.ResponseBuilder.<ArticleView>create(RestResponse.Status.CREATED)
            .header(HttpHeaders.LOCATION, RecordUrls.of(url).of("articles", newId))
            .entity(result.article())
            .build()
        : RestResponse.ok(result.article());
  }

  @PUT
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ArticleView replace(@RestPath UUID id, ArticleInput input, @Context HttpHeaders headers) {
    return articles.change(id, Precondition.of(headers), current -> input);
  }

  @PATCH
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsConditions
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public ArticleView patch(
      @RestPath UUID id, MergePatch<ArticleInput> patch, @Context HttpHeaders headers) {
    return articles.change(id, Precondition.of(headers), current -> patch.applyTo(current));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("{id}/restore")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<ArticleView> restore(
      @RestPath UUID id, Restoration input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> restoration.restore(id, input.at()),
        () -> RestResponse.ok(views.view(id, false)));
  }

  @DELETE
  @RolesAllowed("admin")
  @ChangesRecords
  @AcceptsConditions
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id, @Context HttpHeaders headers) {
    articles.remove(id, Precondition.of(headers));
  }
}
