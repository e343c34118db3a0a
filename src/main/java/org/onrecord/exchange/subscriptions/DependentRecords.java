package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.exchange.changes.ChangeView;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * Finds the records that a list may have or lose by changes of other records: quotes by the words
 * of their article, articles by their quotes, and records by the names and affiliations of actors.
 */
@Singleton
class DependentRecords {
  private static final String QUOTES_OF_ARTICLES =
      """
      select given.seq, q.id from unnest(?::text[]) as changed (seq)
      cross join lateral (select c.seq, c.record_id from change c where c.seq = changed.seq::bigint) given
      join quote q on q.article_id = given.record_id""";

  /** Also the articles that quotes were in before. */
  private static final String ARTICLES_OF_QUOTES =
      """
      select given.seq, found.id from unnest(?::text[]) as changed (seq)
      cross join lateral (select c.seq, c.record_id, c.before from change c where c.seq = changed.seq::bigint) given
      cross join lateral (
        select q.article_id as id from quote q where q.id = given.record_id
        union
        select (given.before -> 'article' ->> 'id')::uuid where given.before is not null) found
      where found.id is not null""";

  private static final Map<RecordKind, String> NAMING =
      new EnumMap<>(
          Map.of(
              RecordKind.QUOTE,
              """
              select q.id from quote q where q.speaker_id = given.actor
              union select q.id from quote q where q.source_id = given.actor
              union select m.quote_id from mention m where m.actor_id = given.actor
              union select r.quote_id from relay r where r.actor_id = given.actor""",
              RecordKind.ARTICLE,
              """
              select a.id from article a where a.source_id = given.actor
              union select q.article_id from quote q where q.speaker_id = given.actor
              union select m.article_id from mention m where m.actor_id = given.actor""",
              RecordKind.ACTOR,
              "select f.member_id as id from affiliation f where f.actor_id = given.actor"));

  /** The quotes of an actor and its members, at any depth. */
  private static final String OF_MEMBERS =
      """
      with recursive member (id) as (
        select given.actor
        union
        select f.member_id from member m join affiliation f on f.actor_id = m.id)
      select q.id from member m join quote q on q.speaker_id = m.id""";

  private static final String OF_ACTORS =
      """
      select given.seq::bigint as seq, found.id from unnest(?::text[], ?::uuid[]) as given (seq, actor)
      cross join lateral (%s) found""";

  private final Database database;
  private final ChangedActors changedActors;

  DependentRecords(Database database, ChangedActors changedActors) {
    this.database = database;
    this.changedActors = changedActors;
  }

  /**
   * Records that may match other lists than before.
   *
   * @param lists the lists of these records that may have or lose them
   */
  record Found(RecordKind kind, Set<SubscribedList> lists, List<MatchedChanges.Entry> entries) {}

  private record Dependent(long seq, UUID id) {
    static Dependent of(Row row) throws SQLException {
      return new Dependent(row.longValue("seq"), row.id("id"));
    }
  }

  /** Finds the records that depend on changed ones by the filters of these lists. */
  List<Found> of(List<ChangeBatch.Numbered> changes, Collection<SubscribedList> lists) {
    List<Found> found = new ArrayList<>();
    List<ChangeBatch.Numbered> articles = ofKind(RecordKind.ARTICLE, changes, true);
    List<ChangeBatch.Numbered> quotes = ofKind(RecordKind.QUOTE, changes, false);
    List<ChangeBatch.Numbered> actors = ofKind(RecordKind.ACTOR, changes, true);
    Set<SubscribedList> ofArticles = only(lists, list -> list.dependencies().articles());
    Set<SubscribedList> ofQuotes = only(lists, list -> list.dependencies().quotes());
    if (!articles.isEmpty() && !ofArticles.isEmpty()) {
      found.add(found(RecordKind.QUOTE, ofArticles, articles, QUOTES_OF_ARTICLES));
    }
    if (!quotes.isEmpty() && !ofQuotes.isEmpty()) {
      found.add(found(RecordKind.ARTICLE, ofQuotes, quotes, ARTICLES_OF_QUOTES));
    }
    if (!actors.isEmpty()) {
      found.addAll(ofActors(actors, lists));
    }
    return found;
  }

  /** The changes of a kind of records; those that existed before, or all. */
  private static List<ChangeBatch.Numbered> ofKind(
      RecordKind kind, List<ChangeBatch.Numbered> changes, boolean changedOnly) {
    return changes.stream()
        .filter(one -> one.change().kind() == kind)
        .filter(one -> !changedOnly || one.change().change() == ChangeKind.CHANGED)
        .toList();
  }

  private static Set<SubscribedList> only(
      Collection<SubscribedList> lists, Predicate<SubscribedList> condition) {
    return lists.stream().filter(condition).collect(toSet());
  }

  private Found found(
      RecordKind kind, Set<SubscribedList> lists, List<ChangeBatch.Numbered> changes, String sql) {
    List<Dependent> dependent =
        database.listFromPrimary(Sql.of(sql, (Object) numbers(changes)), Dependent::of);
    return new Found(kind, lists, entries(kind, dependent, changes));
  }

  private static String[] numbers(List<ChangeBatch.Numbered> changes) {
    return changes.stream().map(change -> Long.toString(change.seq())).toArray(String[]::new);
  }

  /** An entry for each record, by the last of the changes on which it depends. */
  private static List<MatchedChanges.Entry> entries(
      RecordKind kind, List<Dependent> dependent, List<ChangeBatch.Numbered> changes) {
    Map<Long, Instant> times = new HashMap<>();
    changes.forEach(change -> times.put(change.seq(), change.change().at()));
    Map<UUID, Long> last = new TreeMap<>();
    dependent.forEach(one -> last.merge(one.id(), one.seq(), Math::max));
    return last.entrySet().stream()
        .map(
            one ->
                new MatchedChanges.Entry(
                    one.getValue(),
                    new ChangeView(
                        kind, one.getKey(), ChangeKind.CHANGED, times.get(one.getValue()), kind),
                    false))
        .toList();
  }

  private List<Found> ofActors(
      List<ChangeBatch.Numbered> changes, Collection<SubscribedList> lists) {
    if (lists.stream().map(SubscribedList::dependencies).allMatch(DependentRecords::hasNoActors)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    for (ChangedActors.Actor actor : changedActors.read(changes)) {
      Set<SubscribedList> naming =
          only(lists, list -> !Collections.disjoint(list.dependencies().actors(), actor.names()));
      for (RecordKind kind : RecordKind.values()) {
        Set<SubscribedList> ofKind = only(naming, list -> list.kind() == kind);
        if (!ofKind.isEmpty()) {
          found.add(found(kind, ofKind, actor, changes, NAMING.get(kind)));
        }
      }
      Set<SubscribedList> byMembership =
          only(
              lists,
              list ->
                  list.dependencies().memberships()
                      && (actor.otherAffiliations() || naming.contains(list)));
      if (!byMembership.isEmpty()) {
        found.add(found(RecordKind.QUOTE, byMembership, actor, changes, OF_MEMBERS));
      }
    }
    return found;
  }

  private static boolean hasNoActors(ListDependencies dependencies) {
    return dependencies.actors().isEmpty() && !dependencies.memberships();
  }

  private Found found(
      RecordKind kind,
      Set<SubscribedList> lists,
      ChangedActors.Actor actor,
      List<ChangeBatch.Numbered> changes,
      String sql) {
    List<Dependent> dependent =
        database.listFromPrimary(
            Sql.of(
                OF_ACTORS.formatted(sql),
                new String[] {Long.toString(actor.seq())},
                new UUID[] {actor.id()}),
            Dependent::of);
    return new Found(kind, lists, entries(kind, dependent, changes));
  }
}
