package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseTimeouts;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Joins actors that are one and the same, and parts them again.
 *
 * <p>The duplicate is locked before anything is moved: whoever is about to refer to it waits, and
 * then finds it gone and is asked to send the request again, which then means the survivor. Whoever
 * has referred to it already is waited for, and what they wrote is moved. What refers to it at the
 * beginning is locked first, articles before quotes before actors, as all writers do.
 */
@Singleton
class Merges {
  static final Projection<MergeView> PROJECTION =
      new Projection<>(
          "merge",
          "m",
          Sql.of(
              """
              m.id, m.duplicate_id, m.duplicate->>'name' as duplicate_name, m.duplicate->>'kind' as duplicate_kind,
              m.survivor_id, m.survivor->>'name' as survivor_name, m.survivor->>'kind' as survivor_kind,
              m.quotes, m.articles, m.affiliations, m.merged_at, m.undone_at"""),
          Sql.EMPTY,
          row ->
              new MergeView(
                  row.id("id"),
                  ActorReference.of(row, "duplicate"),
                  ActorReference.of(row, "survivor"),
                  new MergeView.Moved(
                      row.longValue("quotes"),
                      row.longValue("articles"),
                      row.longValue("affiliations")),
                  row.instant("merged_at"),
                  row.instant("undone_at")));

  private final Database database;
  private final HistoryWriter history;
  private final MergeRows joining;
  private final SurvivorValues survivors;
  private final UnmergeRows parting;
  private final MergedActors merged;
  private final ActorViews actors;
  private final DatabaseTimeouts timeout;
  private final Clock clock;

  Merges(
      Database database,
      HistoryWriter history,
      MergeRows joining,
      SurvivorValues survivors,
      UnmergeRows parting,
      MergedActors merged,
      ActorViews actors,
      DatabaseTimeouts timeout,
      Clock clock) {
    this.database = database;
    this.history = history;
    this.joining = joining;
    this.survivors = survivors;
    this.parting = parting;
    this.merged = merged;
    this.actors = actors;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Joins a duplicate into a survivor.
   *
   * @throws ProblemException 404 where there is no such duplicate; 422 where there is no such
   *     survivor, where the two are one, or where the survivor would have too many aliases or
   *     affiliations
   */
  @Transactional
  MergeOfActor merge(UUID duplicate, UUID survivor) {
    takeTime();
    joining.lock(joining.affected(duplicate));
    lock(duplicate, survivor);
    Merge merging = new Merge(RecordIds.next(), duplicate, survivor, now());
    joining.lock(joining.affected(duplicate));
    AffectedRecords affected = joining.affected(duplicate);
    keep(affected, List.of(duplicate, survivor));
    remember(merging);
    joining.articles(merging, affected.articles());
    joining.quotes(merging, affected);
    joining.affiliations(merging);
    joining.imports(merging);
    joining.touch(affected.members(), merging.time());
    List<String> aliases = survivors.addAliases(merging);
    database.execute(Sql.of("delete from actor where id = ?", duplicate));
    survivors.takeOver(merging);
    count(merging.id(), affected, aliases);
    survivors.requireWithinLimits(survivor);
    return new MergeOfActor(view(merging.id()), actors.view(survivor));
  }

  /**
   * Parts what a merge has joined: what still refers to the survivor of all that was moved refers
   * to the duplicate again, which is on record as it was.
   *
   * @throws ProblemException 404 where there is no such actor; 409 where it is not merged, or the
   *     survivor was merged again since
   */
  @Transactional
  MergeOfActor unmerge(UUID duplicate) {
    takeTime();
    Merge merging = inForce(duplicate);
    parting.lockSurvivor(merging);
    parting.requireLatest(merging);
    parting.requireFreeWikidataId(merging);
    joining.lock(parting.affected(merging));
    AffectedRecords affected = parting.affected(merging);
    keep(affected, parting.existing(merging.survivor()));
    parting.restoreDuplicate(merging);
    parting.articles(merging, affected.articles());
    parting.quotes(merging, affected);
    parting.affiliations(merging);
    parting.imports(merging);
    joining.touch(affected.members(), merging.time());
    return new MergeOfActor(view(merging.id()), actors.view(duplicate));
  }

  private MergeView view(UUID id) {
    return PROJECTION.find(database, id).orElseThrow(() -> ProblemException.notFound("merge", id));
  }

  /** Of a hundred thousand quotes a statement takes longer than others may. */
  private void takeTime() {
    database.execute(Sql.of("select set_config('statement_timeout', ?, true)", timeout.export()));
  }

  private void lock(UUID duplicate, UUID survivor) {
    boolean first = duplicate.toString().compareTo(survivor.toString()) < 0;
    boolean known = first ? isLocked(duplicate, "update") : isLocked(survivor, "no key update");
    boolean other = first ? isLocked(survivor, "no key update") : isLocked(duplicate, "update");
    if (!(first ? known : other)) {
      throw merged.notFound(duplicate);
    }
    if (duplicate.equals(survivor)) {
      throw ProblemException.unprocessable(
          "An actor cannot be merged into itself.", Fault.at("/into/id", "is the actor itself"));
    }
    if (!(first ? other : known)) {
      throw noSurvivor(survivor);
    }
  }

  private boolean isLocked(UUID actor, String how) {
    return database
        .find(Sql.of("select id from actor where id = ? for " + how, actor), row -> row.id("id"))
        .isPresent();
  }

  private ProblemException noSurvivor(UUID id) {
    return merged
        .survivor(id)
        .map(
            now ->
                ProblemException.unprocessable(
                    "The actor with the id %s was itself merged into another, see /actors/%s."
                        .formatted(id, now),
                    Fault.at("/into/id", "was merged into %s".formatted(now))))
        .orElseGet(
            () ->
                ProblemException.unprocessable(
                    "There is no actor with the id %s.".formatted(id),
                    Fault.at("/into/id", "does not exist")));
  }

  private void keep(AffectedRecords affected, List<UUID> pair) {
    history.saveState(RecordKind.ACTOR, pair);
    history.saveState(RecordKind.ACTOR, affected.members());
    history.saveState(RecordKind.ARTICLE, affected.articles());
    history.saveState(RecordKind.QUOTE, affected.allQuotes());
  }

  private void remember(Merge merging) {
    database.execute(
        Sql.of(
            """
            insert into merge (id, duplicate_id, survivor_id, merged_at, duplicate, survivor)
            select ?, d.id, s.id, ?,
              to_jsonb(d) || jsonb_build_object(
                'aliases', array(select l.name from alias l where l.actor_id = d.id order by l.position)),
              to_jsonb(s)
            from actor d, actor s where d.id = ? and s.id = ?""",
            merging.id(),
            merging.time(),
            merging.duplicate(),
            merging.survivor()));
  }

  private void count(UUID id, AffectedRecords affected, List<String> aliases) {
    database.execute(
        Sql.of(
            """
            update merge set added_aliases = ?, quotes = ?, articles = ?,
              affiliations = (
                select count(*) from merge_move where merge_id = ? and what in ('member', 'actor', 'affiliation dropped'))
            where id = ?""",
            aliases.toArray(String[]::new),
            affected.quotes().size(),
            affected.articles().size(),
            id,
            id));
  }

  private Merge inForce(UUID duplicate) {
    Sql sql =
        Sql.of(
            "select id, survivor_id from merge where duplicate_id = ? and undone_at is null for update",
            duplicate);
    return database
        .find(sql, row -> new Merge(row.id("id"), duplicate, row.id("survivor_id"), now()))
        .orElseThrow(
            () -> {
              actors.view(duplicate);
              return ProblemException.notMerged(duplicate);
            });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
