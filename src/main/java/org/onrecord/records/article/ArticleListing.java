package org.onrecord.records.article;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.onrecord.query.export.Export;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.web.problem.ProblemException;

/** The list of articles. */
@Singleton
class ArticleListing {
  /** What a question to the list can have. */
  static final List<Class<? extends Record>> ASKED =
      List.of(ArticleFilter.class, ArticlePaging.class);

  /** Few, since their bodies can be long. */
  private static final int BATCH = 50;

  private final ArticleViews views;
  private final ActorNames names;
  private final TextQueryParser fullText;
  private final ListReader listing;
  private final FacetCounter counting;

  ArticleListing(
      ArticleViews views,
      ActorNames names,
      TextQueryParser fullText,
      ListReader listing,
      FacetCounter counting) {
    this.views = views;
    this.names = names;
    this.fullText = fullText;
    this.listing = listing;
    this.counting = counting;
  }

  /** The page that a question asks for. */
  Page<ArticleView> page(ListParameters question) {
    ArticleFilter filter = question.read(ArticleFilter.class);
    ArticlePaging paging = question.read(ArticlePaging.class);
    boolean withBody = paging.expand().contains(Expand.BODY);
    Page<ArticleView> page =
        listing.page(
            select(question, filter, paging, withBody),
            new PageRequest(question, ArticleResource.PATH, filter, paging));
    return paging.expand().contains(Expand.QUOTES)
        ? page.with(views.withQuotes(page.items()))
        : page;
  }

  /** All articles that a question asks for; with their quotes they have their bodies, too. */
  Export<ArticleView> export(ListParameters question) {
    ArticlePaging paging = question.read(ArticlePaging.class);
    paging.refusePaging(question);
    boolean withQuotes = paging.expand().contains(Expand.QUOTES);
    ListQuery<ArticleView> selection =
        select(
            question,
            question.read(ArticleFilter.class),
            paging,
            withQuotes || paging.expand().contains(Expand.BODY));
    return new Export<>(
        batches ->
            listing.forEachBatch(
                selection,
                BATCH,
                articles -> batches.accept(withQuotes ? views.withQuotes(articles) : articles)),
        ArticleTable.COLUMNS);
  }

  /** How many of the articles that a question asks for have which values. */
  FacetCounts facets(ListParameters question) {
    ArticleFilter filter = question.read(ArticleFilter.class);
    ArticleFacetRequest facets = question.read(ArticleFacetRequest.class);
    return counting.count(
        ArticleFacet.COUNTED, filter.condition(fullText.parse(filter.q()), names), facets.wanted());
  }

  private ListQuery<ArticleView> select(
      ListParameters question, ArticleFilter filter, ArticlePaging paging, boolean withBody) {
    Optional<TextQuery> text = fullText.parse(filter.q());
    Order order = order(question, paging.sort(), text);
    return new ListQuery<>(
        views.projection(withBody, text.filter(query -> Boolean.TRUE.equals(paging.highlight()))),
        filter.condition(text, names),
        order);
  }

  private static Order order(ListParameters question, ArticleSort sort, Optional<TextQuery> text) {
    if (sort == ArticleSort.RELEVANCE) {
      return text.map(
              query -> Order.relevance(query.rank("a"), ArticleSort.PUBLISHED_DESCENDING.order))
          .orElseThrow(
              () ->
                  ProblemException.invalid(
                      question.fault("sort", "can be relevance only where q is given")));
    }
    return (sort == null ? ArticleSort.PUBLISHED_DESCENDING : sort).order;
  }
}
