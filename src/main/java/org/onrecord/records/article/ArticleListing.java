package org.onrecord.records.article;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.onrecord.query.export.Export;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.web.problem.ProblemException;

/** Lists, exports and counts articles. */
@Singleton
class ArticleListing {
  /** Parameters of the list. */
  static final List<Class<? extends Record>> PARAMETERS =
      List.of(ArticleFilter.class, ArticlePaging.class);

  /** Small, because bodies can be long. */
  private static final int BATCH_SIZE = 50;

  private final ArticleViews views;
  private final ArticleQuotes quotes;
  private final ActorNames names;
  private final TextQueryParser textQueries;
  private final ListReader lists;
  private final FacetCounter facetCounter;

  ArticleListing(
      ArticleViews views,
      ArticleQuotes quotes,
      ActorNames names,
      TextQueryParser textQueries,
      ListReader lists,
      FacetCounter facetCounter) {
    this.views = views;
    this.quotes = quotes;
    this.names = names;
    this.textQueries = textQueries;
    this.lists = lists;
    this.facetCounter = facetCounter;
  }

  Page<ListItem<ArticleView>> page(ListParameters parameters) {
    ArticleFilter filter = parameters.read(ArticleFilter.class);
    ArticlePaging paging = parameters.read(ArticlePaging.class);
    boolean withQuotes = paging.expand().contains(Expand.QUOTES);
    ArticleParts parts =
        new ArticleParts(
            paging.expand().contains(Expand.BODY),
            withQuotes ? Optional.of(quotes.bytesOfFirst()) : Optional.empty());
    Page<ListItem<ArticleView>> page =
        lists
            .page(
                query(parameters, filter, paging, parts),
                PageRequest.filtered(parameters, ArticleResource.PATH, ArticleFilter.class, paging))
            .map(ListItem::withEtag);
    return withQuotes ? page.withItems(views.withFirstQuotes(page.items())) : page;
  }

  /** Exports all matching articles; those with quotes always have their bodies. */
  Export<ListItem<ArticleView>> export(ListParameters parameters) {
    ArticlePaging paging = parameters.read(ArticlePaging.class);
    paging.rejectPaging(parameters);
    boolean withQuotes = paging.expand().contains(Expand.QUOTES);
    ArticleParts parts =
        new ArticleParts(
            withQuotes || paging.expand().contains(Expand.BODY),
            withQuotes ? Optional.of(quotes.bytesOfAll()) : Optional.empty());
    ListQuery<ListItem<ArticleView>> query =
        query(parameters, parameters.read(ArticleFilter.class), paging, parts);
    return new Export<>(
        batches ->
            lists.forEachBatch(
                query,
                BATCH_SIZE,
                articles -> batches.accept(withQuotes ? views.withAllQuotes(articles) : articles)),
        ArticleTable.ITEMS);
  }

  FacetCounts facets(ListParameters parameters) {
    ArticleFilter filter = parameters.read(ArticleFilter.class);
    ArticleFacetRequest facets = parameters.read(ArticleFacetRequest.class);
    return facetCounter.count(
        ArticleFacet.COUNTED,
        filter.condition(textQueries.parse(filter.q()), names),
        facets.limits());
  }

  private ListQuery<ListItem<ArticleView>> query(
      ListParameters parameters, ArticleFilter filter, ArticlePaging paging, ArticleParts parts) {
    Optional<TextQuery> text = textQueries.parse(filter.q());
    Order order = order(parameters, paging.sort(), text);
    return new ListQuery<>(
        views.projection(
            parts, text.filter(q -> Boolean.TRUE.equals(paging.highlight())), paging.pageSize()),
        filter.condition(text, names),
        order);
  }

  private static Order order(
      ListParameters parameters, ArticleSort sort, Optional<TextQuery> text) {
    if (sort == ArticleSort.RELEVANCE) {
      return text.map(q -> Order.relevance(q.rank("a"), ArticleSort.PUBLISHED_ON_DESCENDING.order))
          .orElseThrow(
              () ->
                  ProblemException.invalid(
                      parameters.fault("sort", "can be relevance only where q is given")));
    }
    return (sort == null ? ArticleSort.PUBLISHED_ON_DESCENDING : sort).order;
  }
}
