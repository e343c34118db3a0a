package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeBatch;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.history.RecordKind;

/** A cache of the lists of subscriptions by their queries, without those to be read anew. */
@Singleton
class SubscribedQueryCache {
  /** The time after which an unused query is forgotten. */
  private static final Duration VALIDITY = Duration.ofHours(1);

  private static final int MAX_CACHED = 10_000;

  /** The actors that have changed. A new one matters only by its names and ids, and as a member. */
  private static final String CHANGED =
      """
      with actors as materialized (
        select record_id as id, change from change
        where xid >= coalesce(nullif(?, '')::xid8, pg_snapshot_xmin(pg_current_snapshot())) and record = 'actor')
      select pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
        exists (select from actors where change <> 'created') as changed,
        exists (select from actors a where change <> 'created' or exists (
          select from affiliation f where f.member_id = a.id)) as members,
        array(
          select name_folded from actor join actors using (id)
          union select l.name_folded from alias l join actors a on a.id = l.actor_id
          union select wikidata_id from actor join actors using (id) where wikidata_id is not null
          union select unnest(external_ids) from actor join actors using (id)) as names""";

  private final Database database;
  private final SubscribedQueries queries;
  private final ActorNames names;
  private final LanguagesInUse languages;
  private final AtomicLong generation = new AtomicLong();

  /** A query that leaves the cache is no longer compared with changed actors. */
  private final Cache<String, ReadQuery> cache =
      Caffeine.newBuilder()
          .maximumSize(MAX_CACHED)
          .expireAfterAccess(VALIDITY)
          .evictionListener((query, read, cause) -> generation.incrementAndGet())
          .build();

  /** The languages for which the text queries in the cache were read. */
  private volatile Set<String> languagesInUse = Set.of();

  /** The oldest transaction that had not ended when actors were looked at; empty before. */
  private volatile String oldestTransaction = "";

  /** The position in the change feed up to which queries are up to date; empty before. */
  private volatile String followed = "";

  SubscribedQueryCache(
      Database database, SubscribedQueries queries, ActorNames names, LanguagesInUse languages) {
    this.database = database;
    this.queries = queries;
    this.names = names;
    this.languages = languages;
  }

  /**
   * A query in the cache.
   *
   * @param actors the actors that its names selected when it was read
   */
  private record ReadQuery(SubscribedList list, Map<String, Set<UUID>> actors) {
    /**
     * True if it would be read differently.
     *
     * @param members true if affiliations have changed
     */
    boolean isOutdated(Map<String, Set<UUID>> present, boolean members) {
      return members && list.dependencies().memberships()
          || !actors.entrySet().stream()
              .allMatch(actor -> actor.getValue().equals(present.get(actor.getKey())));
    }
  }

  /**
   * Forgets the queries that would be read differently after a batch of changes: after changes of
   * actors those whose names select other actors, and those with memberships. A batch without
   * changes of actors that follows the last one needs no look. Transactions that had not ended at
   * the last look are looked at again, so none is missed.
   */
  void follow(ChangeBatch batch) {
    String next = batch.next().encode();
    boolean inOrder = batch.cursor().encode().equals(followed);
    boolean known = next.equals(followed) || inOrder && hasNoActors(batch);
    if (!known || languagesInUse.isEmpty()) {
      lookForChanges();
    }
    followed = next;
  }

  private static boolean hasNoActors(ChangeBatch batch) {
    return batch.changes().stream().noneMatch(one -> one.change().kind() == RecordKind.ACTOR);
  }

  private void lookForChanges() {
    if (languagesInUse.isEmpty()) {
      languagesInUse = languages.ofQuotes();
    }
    Changed now = database.write(Sql.of(CHANGED, oldestTransaction), Changed::of).orElseThrow();
    oldestTransaction = now.oldestTransaction();
    if (now.actors() || now.members() || isNamed(now.names())) {
      forgetOutdated(now.members());
    }
  }

  /**
   * Forgets all queries if one of these languages of quotes is new to them.
   *
   * @return true if queries have to be read anew
   */
  boolean readAnewFor(Set<String> used) {
    if (languagesInUse.containsAll(used)) {
      return false;
    }
    languagesInUse = languages.ofQuotes();
    generation.incrementAndGet();
    cache.invalidateAll();
    return true;
  }

  /**
   * What has changed since the last look.
   *
   * @param actors true if actors have changed that existed before
   * @param members true if affiliations may have changed
   * @param names the folded names, and the ids, of new and changed actors
   */
  private record Changed(
      String oldestTransaction, boolean actors, boolean members, List<String> names) {
    static Changed of(Row row) throws SQLException {
      return new Changed(
          row.text("oldest"), row.bool("changed"), row.bool("members"), row.array("names"));
    }
  }

  /** True if a query has one of these names. */
  private boolean isNamed(List<String> names) {
    return !names.isEmpty()
        && cache.asMap().values().stream()
            .anyMatch(
                query -> names.stream().anyMatch(query.list().dependencies().actors()::contains));
  }

  private void forgetOutdated(boolean members) {
    Set<String> keys =
        cache.asMap().values().stream()
            .flatMap(query -> query.actors().keySet().stream())
            .collect(toSet());
    Map<String, Set<UUID>> present = names.idsByKey(keys);
    if (cache.asMap().values().removeIf(query -> query.isOutdated(present, members))) {
      generation.incrementAndGet();
    }
  }

  /** A number that grows whenever a query may be read differently from then on. */
  long generation() {
    return generation.get();
  }

  /** Reads a query, unless it is in the cache. */
  SubscribedList get(String query) {
    return cache.get(query, this::read).list();
  }

  /** The actors are looked up first: a change of them after that is noticed later. */
  private ReadQuery read(String query) {
    Map<String, Set<UUID>> actors = names.idsByKey(queries.actorsOf(query));
    return new ReadQuery(queries.read(query), actors);
  }
}
