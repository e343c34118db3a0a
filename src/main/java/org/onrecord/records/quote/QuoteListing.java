package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.onrecord.query.export.Export;
import org.onrecord.query.facet.FacetCell;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.facet.FacetSelection;
import org.onrecord.query.facet.FacetTable;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.FilterActorResolver;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.Memberships;
import org.onrecord.records.actor.NegatableActors;
import org.onrecord.web.problem.ProblemException;

/** Pages, exports and facet counts of quotes, optionally within a scope such as one speaker. */
@Singleton
public class QuoteListing {
  /** Parameters of the list. */
  public static final List<Class<? extends Record>> PARAMETERS =
      List.of(QuoteFilter.class, QuotePaging.class, FieldsParameter.class);

  /** Small, because the bodies of articles can be long. */
  private static final int BATCH_WITH_CONTEXT = 50;

  private final QuoteViews views;
  private final ActorNames names;
  private final FilterActorResolver filterActors;
  private final Memberships memberships;
  private final TextQueryParser textQueries;
  private final QuoteTextSearch texts;
  private final ParameterReader parameterReader;
  private final ListReader lists;
  private final FacetCounter counter;
  private final StatementWait statements;

  QuoteListing(
      QuoteViews views,
      ActorNames names,
      FilterActorResolver filterActors,
      Memberships memberships,
      TextQueryParser textQueries,
      QuoteTextSearch texts,
      ParameterReader parameterReader,
      ListReader lists,
      FacetCounter counter,
      StatementWait statements) {
    this.views = views;
    this.names = names;
    this.filterActors = filterActors;
    this.memberships = memberships;
    this.textQueries = textQueries;
    this.texts = texts;
    this.parameterReader = parameterReader;
    this.lists = lists;
    this.counter = counter;
    this.statements = statements;
  }

  /** Reads the page that the query parameters select. Its cursor belongs to the path. */
  Page<ListItem<QuoteView>> page(UriInfo uri, String path, QuoteScope scope) {
    return page(parameterReader.listParameters(uri, PARAMETERS), path, scope);
  }

  /** Reads the page of all quotes that the query parameters select. */
  public Page<ListItem<QuoteView>> page(UriInfo uri) {
    return page(uri, QuoteResource.PATH, QuoteScope.all());
  }

  /** Reads the page that the members of a JSON body select. Its cursor belongs to the path. */
  public Page<ListItem<QuoteView>> search(ListParameters body, String path) {
    return page(body.restrictTo(PARAMETERS), path, QuoteScope.all());
  }

  /** Reads the page that the parameters select within a scope. Its cursor belongs to the path. */
  public Page<ListItem<QuoteView>> page(ListParameters parameters, String path, QuoteScope scope) {
    Request request = request(parameters, scope);
    request.paging().rejectContradictions(parameters);
    FilterActors actors =
        filterActors.resolveForPage(
            new NegatableActors(request.filter(), request.negated()), parameters);
    ListQuery<ListItem<QuoteView>> query = query(request, actors);
    awaitStatements(request.dependsOnStatements());
    return actors.check(
        lists
            .page(
                query, PageRequest.filtered(parameters, path, QuoteFilter.class, request.paging()))
            .map(ListItem::withEtag));
  }

  /** Streams all quotes that the query parameters select, in the format that the client accepts. */
  Export<ListItem<QuoteView>> export(UriInfo uri, QuoteScope scope) {
    ListParameters parameters = parameterReader.listParameters(uri, PARAMETERS);
    parameters.read(QuotePaging.class).rejectPaging(parameters);
    Request request = request(parameters, scope);
    ListQuery<ListItem<QuoteView>> query =
        query(
            request,
            filterActors.resolve(
                new NegatableActors(request.filter(), request.negated()), parameters));
    awaitStatements(request.dependsOnStatements());
    return request.withContext()
        ? new Export<>(
            batches -> lists.forEachBatch(query, BATCH_WITH_CONTEXT, batches),
            QuoteTable.ITEMS_WITH_CONTEXT)
        : new Export<>(batches -> lists.forEachBatch(query, batches), QuoteTable.ITEMS);
  }

  /** Counts the values of facets over the quotes that the query parameters select. */
  FacetCounts facets(UriInfo uri) {
    ListParameters parameters =
        parameterReader.listParameters(uri, List.of(QuoteFilter.class, QuoteFacetRequest.class));
    return facets(parameters, parameters.read(QuoteFacetRequest.class).selection());
  }

  /** Counts the values of a facet, or the cells of two, for a table. */
  Export<FacetCell> exportFacets(UriInfo uri) {
    ListParameters parameters =
        parameterReader.listParameters(uri, List.of(QuoteFilter.class, QuoteTableRequest.class));
    FacetSelection facets = parameters.read(QuoteTableRequest.class).selection();
    return FacetTable.export(facets, facets(parameters, facets));
  }

  /**
   * Counts the values of facets over the quotes of a list.
   *
   * @param parameters the parameters of the list
   * @param names names of facets
   * @param limit maximum number of values of each, apart from periods
   */
  public FacetCounts facets(ListParameters parameters, List<String> names, int limit) {
    return facets(parameters, FacetSelection.of(names, limit, QuoteFacet.class));
  }

  private FacetCounts facets(ListParameters parameters, FacetSelection facets) {
    QuoteFilter filter = parameters.read(QuoteFilter.class);
    Condition condition = condition(parameters);
    awaitStatements(
        facets.includes(QuoteFacet.STATEMENT.facet())
            || dependsOnStatements(filter, parameters.readNegated(QuoteFilter.class)));
    return counter.count(QuoteFacet.COUNTED, condition, facets);
  }

  private static boolean dependsOnStatements(QuoteFilter filter, Optional<QuoteFilter> negated) {
    return filter.dependsOnStatements()
        || negated.map(QuoteFilter::dependsOnStatements).orElse(false);
  }

  private void awaitStatements(boolean dependent) {
    if (dependent) {
      statements.beforeStatements();
    } else {
      statements.beforeQuotes();
    }
  }

  /**
   * Composes the SQL condition of the quote filter within a scope. Contains rejected quotes, unless
   * the scope or the filter leaves them out.
   */
  public Condition condition(ListParameters parameters, Condition scope) {
    QuoteFilter filter = parameters.read(QuoteFilter.class);
    Optional<QuoteFilter> negated = parameters.readNegated(QuoteFilter.class);
    FilterActors actors = filterActors.resolve(new NegatableActors(filter, negated), parameters);
    Optional<TextQuery> text = textQueries.parseForQuotes(filter.q());
    return filter.restrict(scope, lookedUp(negated, texts.of(filter, text), actors));
  }

  private QuoteFilter.LookedUp lookedUp(
      Optional<QuoteFilter> negated, QuoteTexts found, FilterActors actors) {
    return new QuoteFilter.LookedUp(negated, found, actors, names, memberships);
  }

  /** The condition of the quotes that a list with these parameters has. */
  public Condition condition(ListParameters parameters) {
    return condition(parameters, parameters.read(QuoteFilter.class).onRecord(new Condition()));
  }

  /** A request for a list or an export of quotes. */
  private record Request(
      ListParameters parameters,
      QuoteFilter filter,
      Optional<QuoteFilter> negated,
      QuotePaging paging,
      QuoteScope scope,
      Optional<TextQuery> text,
      Order order) {

    boolean dependsOnStatements() {
      return scope.statement() || QuoteListing.dependsOnStatements(filter, negated);
    }

    boolean withContext() {
      return paging.withContext(parameters);
    }
  }

  /** Reads a request. Invalid parameters are rejected before any actor is looked up. */
  private Request request(ListParameters parameters, QuoteScope scope) {
    QuoteFilter filter = parameters.read(QuoteFilter.class);
    QuotePaging paging = parameters.read(QuotePaging.class);
    // No index has positions; the quotes of an article are few.
    if (paging.sort().contains(QuoteSort.POSITION)
        && !scope.article()
        && filter.article().size() != 1) {
      throw ProblemException.invalid(
          parameters.fault("sort", "can be position only for the quotes of one article"));
    }
    paging.requireRank(parameters, filter.q() != null, "q");
    Optional<TextQuery> text = textQueries.parseForQuotes(filter.q());
    List<QuoteSort> sort = paging.sort().isEmpty() ? List.of(scope.defaultSort()) : paging.sort();
    return new Request(
        parameters,
        filter,
        parameters.readNegated(QuoteFilter.class),
        paging,
        scope,
        text,
        paging.sampleOrder("q.id").orElseGet(() -> order(parameters, filter, sort, text)));
  }

  private ListQuery<ListItem<QuoteView>> query(Request request, FilterActors actors) {
    QuoteFilter filter = request.filter();
    QuotePaging paging = request.paging();
    Optional<TextQuery> text = request.text();
    return new ListQuery<>(
        views.projection(
            Boolean.TRUE.equals(paging.highlight()) ? text : Optional.empty(),
            request.withContext(),
            paging.pageSize(request.parameters())),
        filter.restrict(
            filter.onRecord(request.scope().condition()),
            lookedUp(request.negated(), texts.of(filter, text), actors)),
        request.order(),
        paging.sample());
  }

  private static Order order(
      ListParameters parameters,
      QuoteFilter filter,
      List<QuoteSort> sort,
      Optional<TextQuery> text) {
    // The index on confidence is partial: it covers proposals only.
    if (sort.contains(QuoteSort.CONFIDENCE)
        && !filter.status().equals(List.of(QuoteStatus.PROPOSED))) {
      throw ProblemException.invalid(
          parameters.fault(
              "sort", "can be confidence only where status is proposed and nothing else"));
    }
    if (sort.contains(QuoteSort.RELEVANCE)) {
      return Order.relevance(text.orElseThrow().rank("q"), QuoteSort.PUBLISHED_ON_DESCENDING.order);
    }
    return Order.several(sort.stream().map(key -> key.order).toList());
  }
}
