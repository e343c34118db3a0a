package org.onrecord.records.article;

import jakarta.inject.Singleton;
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
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.FilterActorResolver;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.actor.NegatableActors;

/** Lists, exports and counts articles. */
@Singleton
public class ArticleListing {
  /** Parameters of the list. */
  public static final List<Class<? extends Record>> PARAMETERS =
      List.of(ArticleFilter.class, ArticlePaging.class, FieldsParameter.class);

  /** Small, because bodies can be long. */
  private static final int BATCH_SIZE = 50;

  private final ArticleViews views;
  private final ArticleQuotes quotes;
  private final ActorNames names;
  private final FilterActorResolver filterActors;
  private final TextQueryParser textQueries;
  private final ListReader lists;
  private final FacetCounter facetCounter;

  ArticleListing(
      ArticleViews views,
      ArticleQuotes quotes,
      ActorNames names,
      FilterActorResolver filterActors,
      TextQueryParser textQueries,
      ListReader lists,
      FacetCounter facetCounter) {
    this.views = views;
    this.quotes = quotes;
    this.names = names;
    this.filterActors = filterActors;
    this.textQueries = textQueries;
    this.lists = lists;
    this.facetCounter = facetCounter;
  }

  /** Reads the page that the parameters select. */
  public Page<ListItem<ArticleView>> page(ListParameters parameters) {
    ArticleFilter filter = parameters.read(ArticleFilter.class);
    ArticlePaging paging = parameters.read(ArticlePaging.class);
    paging.rejectContradictions(parameters);
    boolean withQuotes = isRequested(Expand.QUOTES, parameters, paging);
    ArticleParts parts =
        new ArticleParts(
            isRequested(Expand.BODY, parameters, paging),
            withQuotes ? Optional.of(quotes.bytesOfFirst()) : Optional.empty());
    paging.requireRank(parameters, filter.q() != null, "q");
    Optional<ArticleFilter> negated = parameters.readNegated(ArticleFilter.class);
    FilterActors actors =
        filterActors.resolveForPage(new NegatableActors(filter, negated), parameters);
    Page<ListItem<ArticleView>> page =
        actors.check(
            lists
                .page(
                    query(new Filters(parameters, filter, negated, actors), paging, parts),
                    PageRequest.filtered(
                        parameters, ArticleResource.PATH, ArticleFilter.class, paging))
                .map(ListItem::withEtag));
    return withQuotes ? page.withItems(views.withFirstQuotes(page.items())) : page;
  }

  /** Exports all matching articles; those with quotes always have their bodies. */
  Export<ListItem<ArticleView>> export(ListParameters parameters) {
    ArticlePaging paging = parameters.read(ArticlePaging.class);
    paging.rejectPaging(parameters);
    boolean withQuotes = isRequested(Expand.QUOTES, parameters, paging);
    ArticleParts parts =
        new ArticleParts(
            withQuotes || isRequested(Expand.BODY, parameters, paging),
            withQuotes ? Optional.of(quotes.bytesOfAll()) : Optional.empty());
    ArticleFilter filter = parameters.read(ArticleFilter.class);
    paging.requireRank(parameters, filter.q() != null, "q");
    Optional<ArticleFilter> negated = parameters.readNegated(ArticleFilter.class);
    FilterActors actors = filterActors.resolve(new NegatableActors(filter, negated), parameters);
    ListQuery<ListItem<ArticleView>> query =
        query(new Filters(parameters, filter, negated, actors), paging, parts);
    return new Export<>(
        batches ->
            lists.forEachBatch(
                query,
                BATCH_SIZE,
                articles -> batches.accept(withQuotes ? views.withAllQuotes(articles) : articles)),
        ArticleTable.ITEMS);
  }

  /** True if a request adds a part, or asks for it as one of the fields. */
  private static boolean isRequested(Expand part, ListParameters parameters, ArticlePaging paging) {
    return paging.expand().contains(part) || parameters.fields().names(part.toString());
  }

  /** Counts the values of facets over the articles that the parameters select. */
  FacetCounts facets(ListParameters parameters) {
    return facets(parameters, parameters.read(ArticleFacetRequest.class).selection());
  }

  /** Counts the values of a facet, or the cells of two, for a table. */
  Export<FacetCell> exportFacets(ListParameters parameters) {
    FacetSelection facets = parameters.read(ArticleTableRequest.class).selection();
    return FacetTable.export(facets, facets(parameters, facets));
  }

  /**
   * Counts the values of facets over the articles of a list.
   *
   * @param parameters the parameters of the list
   * @param names names of facets
   * @param limit maximum number of values of each, apart from periods
   */
  public FacetCounts facets(ListParameters parameters, List<String> names, int limit) {
    return facets(parameters, FacetSelection.of(names, limit, ArticleFacet.class));
  }

  private FacetCounts facets(ListParameters parameters, FacetSelection facets) {
    return facetCounter.count(ArticleFacet.COUNTED, condition(parameters), facets);
  }

  /** The condition of the articles that a list with these parameters has. */
  public Condition condition(ListParameters parameters) {
    ArticleFilter filter = parameters.read(ArticleFilter.class);
    Optional<ArticleFilter> negated = parameters.readNegated(ArticleFilter.class);
    return filter.condition(
        negated,
        textQueries.parse(filter.q()),
        names,
        filterActors.resolve(new NegatableActors(filter, negated), parameters));
  }

  /**
   * The parameters of a request, its filter with the negated counterparts, and the actors of both.
   */
  private record Filters(
      ListParameters parameters,
      ArticleFilter filter,
      Optional<ArticleFilter> negated,
      FilterActors actors) {}

  private ListQuery<ListItem<ArticleView>> query(
      Filters filters, ArticlePaging paging, ArticleParts parts) {
    Optional<TextQuery> text = textQueries.parse(filters.filter.q());
    return new ListQuery<>(
        views.projection(
            parts,
            text.filter(q -> Boolean.TRUE.equals(paging.highlight())),
            paging.pageSize(filters.parameters)),
        filters.filter.condition(filters.negated, text, names, filters.actors),
        paging.sampleOrder("a.id").orElseGet(() -> order(paging.sort(), text)),
        paging.sample());
  }

  private static Order order(List<ArticleSort> sort, Optional<TextQuery> text) {
    if (sort.contains(ArticleSort.RELEVANCE)) {
      return Order.relevance(
          text.orElseThrow().rank("a"), ArticleSort.PUBLISHED_ON_DESCENDING.order);
    }
    List<ArticleSort> keys = sort.isEmpty() ? List.of(ArticleSort.PUBLISHED_ON_DESCENDING) : sort;
    return Order.several(keys.stream().map(key -> key.order).toList());
  }
}
