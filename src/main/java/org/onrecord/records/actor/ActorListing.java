package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageRequest;

/** Lists and exports actors. */
@Singleton
public class ActorListing {
  /** Parameters of the list. */
  public static final List<Class<? extends Record>> PARAMETERS =
      List.of(ActorFilter.class, ActorPaging.class, FieldsParameter.class);

  private final ActorViews views;
  private final FilterActorResolver filterActors;
  private final LikelyDuplicates likelyDuplicates;
  private final ListReader lists;

  ActorListing(
      ActorViews views,
      FilterActorResolver filterActors,
      LikelyDuplicates likelyDuplicates,
      ListReader lists) {
    this.views = views;
    this.filterActors = filterActors;
    this.likelyDuplicates = likelyDuplicates;
    this.lists = lists;
  }

  /** Reads the page that the parameters select. */
  public Page<ListItem<ActorView>> page(ListParameters parameters) {
    ActorPaging paging = parameters.read(ActorPaging.class);
    paging.rejectContradictions(parameters);
    ActorFilter filter = parameters.read(ActorFilter.class);
    paging.requireRank(parameters, filter.isRanked(), "q or likelyDuplicateOf");
    Optional<ActorFilter> negated = parameters.readNegated(ActorFilter.class);
    FilterActors selected =
        filterActors.resolveForPage(new NegatableActors(filter, negated), parameters);
    return selected.check(
        lists
            .page(
                query(filter, negated, paging, selected),
                PageRequest.filtered(parameters, ActorResource.PATH, ActorFilter.class, paging))
            .map(ListItem::tagged));
  }

  /** Streams all actors that the parameters select. */
  Export<ActorView> export(ListParameters parameters) {
    ActorPaging paging = parameters.read(ActorPaging.class);
    paging.rejectPaging(parameters);
    ActorFilter filter = parameters.read(ActorFilter.class);
    paging.requireRank(parameters, filter.isRanked(), "q or likelyDuplicateOf");
    Optional<ActorFilter> negated = parameters.readNegated(ActorFilter.class);
    FilterActors selected = filterActors.resolve(new NegatableActors(filter, negated), parameters);
    ListQuery<ActorView> query = query(filter, negated, paging, selected);
    return new Export<>(batches -> lists.forEachBatch(query, batches), ActorTable.COLUMNS);
  }

  private ListQuery<ActorView> query(
      ActorFilter filter,
      Optional<ActorFilter> negated,
      ActorPaging paging,
      FilterActors selected) {
    Optional<List<UUID>> duplicates = duplicates(selected);
    return new ListQuery<>(
        views.projection(),
        condition(filter, negated, selected, duplicates),
        paging.sampleOrder("a.id").orElseGet(() -> order(filter, paging, duplicates)),
        paging.sample());
  }

  /** The condition of the actors that a list with these parameters has. */
  public Condition condition(ListParameters parameters) {
    ActorFilter filter = parameters.read(ActorFilter.class);
    Optional<ActorFilter> negated = parameters.readNegated(ActorFilter.class);
    FilterActors selected = filterActors.resolve(new NegatableActors(filter, negated), parameters);
    return condition(filter, negated, selected, duplicates(selected));
  }

  private static Condition condition(
      ActorFilter filter,
      Optional<ActorFilter> negated,
      FilterActors selected,
      Optional<List<UUID>> duplicates) {
    return filter.condition(negated, selected).and("a.id = any(?)", duplicates);
  }

  private Optional<List<UUID>> duplicates(FilterActors selected) {
    return selected
        .of("likelyDuplicateOf")
        .map(ids -> ids.stream().findFirst().map(likelyDuplicates::of).orElse(List.of()));
  }

  private static Order order(
      ActorFilter filter, ActorPaging paging, Optional<List<UUID>> duplicates) {
    ActorSort fallback = filter.isRanked() ? ActorSort.RELEVANCE : ActorSort.CREATED_AT_DESCENDING;
    List<ActorSort> sort = paging.sort().isEmpty() ? List.of(fallback) : paging.sort();
    if (!sort.contains(ActorSort.RELEVANCE)) {
      return Order.several(sort.stream().map(key -> key.order).toList());
    }
    return duplicates
        .map(LikelyDuplicates::order)
        .orElseGet(() -> Order.relevance(filter.similarity()));
  }
}
