package org.onrecord.exchange.changes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.query.list.FirstRows;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.article.ArticleViews;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteViews;

/** Adds the present records to a page of changes, with one statement for each kind of record. */
@Singleton
public class ChangedRecords {
  private final ArticleViews articles;
  private final QuoteViews quotes;
  private final ActorViews actors;

  ChangedRecords(ArticleViews articles, QuoteViews quotes, ActorViews actors) {
    this.articles = articles;
    this.quotes = quotes;
    this.actors = actors;
  }

  /**
   * Adds the records. The batch ends early, but not before its first change, if its records are too
   * long for a page.
   */
  ChangeBatch addTo(ChangeBatch batch) {
    Map<RecordKind, FirstRows<?>> records = read(batch.views());
    int count = 0;
    for (ChangeView change : batch.views()) {
      if (records.get(change.kind()).leftOut().contains(change.id())) {
        break;
      }
      count++;
    }
    return batch
        .first(count)
        .map(change -> change.with(records.get(change.kind()).found().get(change.id())));
  }

  /** Reads the present records with these ids, in as many statements as pages hold them. */
  public Map<UUID, Object> all(RecordKind kind, Collection<UUID> ids) {
    Map<UUID, Object> found = new HashMap<>();
    Collection<UUID> rest = ids;
    while (!rest.isEmpty()) {
      FirstRows<?> rows = read(kind, rest);
      found.putAll(rows.found());
      rest = rows.leftOut();
    }
    return found;
  }

  private Map<RecordKind, FirstRows<?>> read(List<ChangeView> changes) {
    Map<RecordKind, Set<UUID>> ids =
        changes.stream()
            .collect(
                groupingBy(
                    ChangeView::kind, mapping(ChangeView::id, toCollection(LinkedHashSet::new))));
    Map<RecordKind, FirstRows<?>> records = new EnumMap<>(RecordKind.class);
    ids.forEach((kind, wanted) -> records.put(kind, read(kind, wanted)));
    return records;
  }

  private FirstRows<?> read(RecordKind kind, Collection<UUID> ids) {
    return switch (kind) {
      case ARTICLE -> articles.first(ids);
      case QUOTE -> quotes.first(ids);
      case ACTOR -> actors.first(ids);
    };
  }
}
