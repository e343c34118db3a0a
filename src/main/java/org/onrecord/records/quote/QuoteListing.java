package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.onrecord.query.export.Export;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.fulltext.TextQueryParser;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.Memberships;
import org.onrecord.web.problem.ProblemException;

/** The list of quotes, of which the scoped lists are parts. */
@Singleton
public class QuoteListing {
  /** What a question to the list can have. */
  static final List<Class<? extends Record>> PARAMETERS =
      List.of(QuoteFilter.class, QuotePaging.class);

  private static final int BATCH = 500;

  private final QuoteViews views;
  private final ActorNames names;
  private final Memberships memberships;
  private final TextQueryParser fullText;
  private final ListReader listing;
  private final FacetCounter counting;

  QuoteListing(
      QuoteViews views,
      ActorNames names,
      Memberships memberships,
      TextQueryParser fullText,
      ListReader listing,
      FacetCounter counting) {
    this.views = views;
    this.names = names;
    this.memberships = memberships;
    this.fullText = fullText;
    this.listing = listing;
    this.counting = counting;
  }

  /** The page that a question asks for, of the quotes within a scope. */
  Page<QuoteView> page(ListParameters question, String path, Condition scope) {
    QuoteFilter filter = question.read(QuoteFilter.class);
    QuotePaging paging = question.read(QuotePaging.class);
    return listing.page(
        select(question, filter, paging, scope), new PageRequest(question, path, filter, paging));
  }

  /** That a quote is one of those that a question asks for, within a scope. */
  public Condition condition(ListParameters question, Condition scope) {
    QuoteFilter filter = question.read(QuoteFilter.class);
    return filter.restrict(scope, fullText.parse(filter.q()), names, memberships);
  }

  /** All quotes that a question asks for, within a scope. */
  Export<QuoteView> export(ListParameters question, Condition scope) {
    QuotePaging paging = question.read(QuotePaging.class);
    paging.refusePaging(question);
    ListQuery<QuoteView> selection =
        select(question, question.read(QuoteFilter.class), paging, scope);
    return new Export<>(
        batches -> listing.forEachBatch(selection, BATCH, batches), QuoteTable.COLUMNS);
  }

  /** How many of the quotes that a question asks for have which values. */
  FacetCounts facets(ListParameters question) {
    QuoteFilter filter = question.read(QuoteFilter.class);
    QuoteFacetRequest facets = question.read(QuoteFacetRequest.class);
    Condition condition =
        filter.restrict(new Condition(), fullText.parse(filter.q()), names, memberships);
    return counting.count(QuoteFacet.COUNTED, condition, facets.limits());
  }

  private ListQuery<QuoteView> select(
      ListParameters question, QuoteFilter filter, QuotePaging paging, Condition scope) {
    Optional<TextQuery> text = fullText.parse(filter.q());
    Order order = order(question, filter, paging.sort(), text);
    return new ListQuery<>(
        views.projection(Boolean.TRUE.equals(paging.highlight()) ? text : Optional.empty()),
        filter.restrict(scope, text, names, memberships),
        order);
  }

  private static Order order(
      ListParameters question, QuoteFilter filter, QuoteSort sort, Optional<TextQuery> text) {
    // Proposals alone are kept in this order: whoever writes no proposal need not pay for it.
    if (sort == QuoteSort.CONFIDENCE && !filter.status().equals(List.of(QuoteStatus.PROPOSED))) {
      throw ProblemException.invalid(
          question.fault(
              "sort", "can be confidence only where status is proposed and nothing else"));
    }
    if (sort == QuoteSort.RELEVANCE) {
      return text.map(
              query -> Order.relevance(query.rank("q"), QuoteSort.PUBLISHED_DESCENDING.order))
          .orElseThrow(
              () ->
                  ProblemException.invalid(
                      question.fault("sort", "can be relevance only where q is given")));
    }
    return (sort == null ? QuoteSort.PUBLISHED_DESCENDING : sort).order;
  }
}
