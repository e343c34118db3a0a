package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.DatabaseTimeouts;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.actor.ForeignIds;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Merges a duplicate actor into a survivor, and undoes merges.
 *
 * <p>A merge first locks the records that refer to the duplicate, articles before quotes before
 * actors, in the order that all writers use. Then it locks the duplicate. Transactions that refer
 * to it already finish first, and their references are moved. Transactions that are about to refer
 * to it wait, find no such actor, and their clients repeat the request, which then refers to the
 * survivor.
 */
@Singleton
public class Merges {
  static final Projection<MergeView> PROJECTION =
      new Projection<>(
          "merge",
          "m",
          Columns.of(
              """
              m.id, m.duplicate_id, m.duplicate->>'name' as duplicate_name, m.duplicate->>'kind' as duplicate_kind,
              m.survivor_id, m.survivor->>'name' as survivor_name, m.survivor->>'kind' as survivor_kind,
              m.quotes, m.articles, m.affiliations, m.merged_at, m.undone_at\
              """),
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
  private final MergeRows mergeRows;
  private final StatedAffiliationRows statedAffiliations;
  private final SurvivorValues survivors;
  private final UnmergeRows unmergeRows;
  private final UnmergeConditions unmergeConditions;
  private final MergePermission permission;
  private final ForeignIds foreignIds;
  private final MergedActors merged;
  private final ActorViews actors;
  private final DatabaseTimeouts timeout;
  private final Clock clock;

  Merges(
      Database database,
      HistoryWriter history,
      MergeRows mergeRows,
      StatedAffiliationRows statedAffiliations,
      SurvivorValues survivors,
      UnmergeRows unmergeRows,
      UnmergeConditions unmergeConditions,
      MergePermission permission,
      ForeignIds foreignIds,
      MergedActors merged,
      ActorViews actors,
      DatabaseTimeouts timeout,
      Clock clock) {
    this.database = database;
    this.history = history;
    this.mergeRows = mergeRows;
    this.statedAffiliations = statedAffiliations;
    this.survivors = survivors;
    this.unmergeRows = unmergeRows;
    this.unmergeConditions = unmergeConditions;
    this.permission = permission;
    this.foreignIds = foreignIds;
    this.merged = merged;
    this.actors = actors;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Merges a duplicate into a survivor.
   *
   * @throws ProblemException 404 for an unknown duplicate; 422 for an unknown survivor, if the two
   *     are the same, or if the survivor would have too many aliases, affiliations or external ids;
   *     403 for an editor if one of them does not come from the extractor
   */
  @Transactional
  public MergeOfActor merge(UUID duplicate, ActorReferenceInput into) {
    merged.expectMerges();
    setTimeout();
    UUID survivor = survivor(into);
    mergeRows.lock(mergeRows.affected(duplicate));
    lock(duplicate, survivor);
    permission.requireForMerge(duplicate, survivor);
    Merge merge = new Merge(RecordIds.next(), duplicate, survivor, now());
    mergeRows.lock(mergeRows.affected(duplicate));
    AffectedRecords affected = mergeRows.affected(duplicate);
    saveStates(affected, List.of(duplicate, survivor));
    insert(merge);
    mergeRows.moveArticles(merge, affected.articles());
    mergeRows.moveQuotes(merge, affected);
    mergeRows.moveAffiliations(merge);
    statedAffiliations.move(merge);
    mergeRows.moveExternalIds(merge);
    mergeRows.markUpdated(affected.members(), merge.time());
    List<String> aliases = survivors.addAliases(merge);
    execute("delete from actor where id = ?", duplicate);
    survivors.copyMissingValues(merge);
    updateCounts(merge.id(), affected, aliases);
    survivors.requireWithinLimits(survivor);
    return new MergeOfActor(view(merge.id()), actors.view(survivor));
  }

  /**
   * Undoes a merge: restores the duplicate and moves back the references that still point to the
   * survivor.
   *
   * @throws ProblemException 404 for an unknown actor; 409 if it is not merged, or if the survivor
   *     took part in a later merge, or if a third actor has a Wikidata id or external id of the
   *     duplicate; 403 for an editor unless both came from the extractor
   */
  @Transactional
  MergeOfActor unmerge(UUID duplicate) {
    setTimeout();
    Merge merge = findInForce(duplicate);
    permission.requireForUnmerge(merge);
    unmergeRows.lockSurvivor(merge);
    unmergeConditions.require(merge);
    mergeRows.lock(unmergeRows.affected(merge));
    AffectedRecords affected = unmergeRows.affected(merge);
    saveStates(affected, unmergeRows.existing(merge.survivor()));
    unmergeRows.restoreDuplicate(merge);
    unmergeRows.moveArticlesBack(merge, affected.articles());
    unmergeRows.moveQuotesBack(merge, affected);
    unmergeRows.moveAffiliationsBack(merge);
    statedAffiliations.moveBack(merge);
    unmergeRows.moveExternalIdsBack(merge);
    mergeRows.markUpdated(affected.members(), merge.time());
    return new MergeOfActor(view(merge.id()), actors.view(duplicate));
  }

  private MergeView view(UUID id) {
    return PROJECTION.find(database, id).orElseThrow(() -> ProblemException.notFound("merge", id));
  }

  /** Allows statements on a hundred thousand quotes more time than others. */
  private void setTimeout() {
    execute("select set_config('statement_timeout', ?, true)", timeout.export());
  }

  /** Locks both actors in the order of their ids, so that two merges do not deadlock. */
  private void lock(UUID duplicate, UUID survivor) {
    boolean survivorFirst = survivor.toString().compareTo(duplicate.toString()) <= 0;
    boolean survivorLocked = survivorFirst && lock(survivor, "no key update");
    if (!lock(duplicate, "update")) {
      throw merged.notFound(duplicate);
    }
    if (duplicate.equals(survivor)) {
      throw ProblemException.unprocessable(
          "An actor cannot be merged into itself.", Fault.at("/into/id", "is the actor itself"));
    }
    if (!(survivorFirst ? survivorLocked : lock(survivor, "no key update"))) {
      throw unknownSurvivor(survivor);
    }
  }

  private boolean lock(UUID actor, String strength) {
    return database
        .find(
            Sql.of("select id from actor where id = ? for " + strength, actor), row -> row.id("id"))
        .isPresent();
  }

  private UUID survivor(ActorReferenceInput reference) {
    if (!reference.hasForeignId()) {
      return reference.id();
    }
    return foreignIds
        .find(reference)
        .orElseThrow(
            () ->
                ProblemException.unprocessable(
                    "There is no actor %s.".formatted(reference.description()),
                    Fault.at("/into", "does not exist")));
  }

  private ProblemException unknownSurvivor(UUID id) {
    Optional<UUID> other = merged.survivor(id);
    return ProblemException.unprocessable(
        other
            .map("The survivor was itself merged into another actor, see /actors/%s."::formatted)
            .orElseGet(() -> "There is no actor with the id %s.".formatted(id)),
        Fault.at("/into/id", other.map("was merged into %s"::formatted).orElse("does not exist")));
  }

  private void saveStates(AffectedRecords affected, List<UUID> actors) {
    history.saveState(RecordKind.ACTOR, actors);
    history.saveState(RecordKind.ACTOR, affected.members());
    history.saveState(RecordKind.ARTICLE, affected.articles());
    history.saveState(RecordKind.QUOTE, affected.allQuotes());
  }

  private void insert(Merge merge) {
    execute(
        """
        insert into merge (id, duplicate_id, survivor_id, merged_at, extracted, duplicate, survivor)
        select ?, d.id, s.id, ?, %s and %s,
          to_jsonb(d) || jsonb_build_object(
            'aliases', array(select l.name from alias l where l.actor_id = d.id order by l.position)),
          to_jsonb(s)
        from actor d, actor s where d.id = ? and s.id = ?\
        """
            .formatted(
                MergePermission.FROM_EXTRACTOR.formatted("d"),
                MergePermission.FROM_EXTRACTOR.formatted("s")),
        merge.id(),
        merge.time(),
        merge.duplicate(),
        merge.survivor());
  }

  private void updateCounts(UUID id, AffectedRecords affected, List<String> aliases) {
    execute(
        """
        update merge set added_aliases = ?, quotes = ?, articles = ?,
          affiliations = (
            select count(*) from merge_move where merge_id = ? and what in ('member', 'actor', 'affiliation dropped'))
        where id = ?\
        """,
        aliases.toArray(String[]::new),
        affected.quotes().size(),
        affected.articles().size(),
        id,
        id);
  }

  private Merge findInForce(UUID duplicate) {
    Sql sql =
        Sql.of(
            "select id, survivor_id from merge where duplicate_id = ? and undone_at is null for"
                + " update",
            duplicate);
    return database
        .find(sql, row -> new Merge(row.id("id"), duplicate, row.id("survivor_id"), now()))
        .orElseThrow(
            () -> {
              actors.view(duplicate);
              return MergeProblems.notMerged(duplicate);
            });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private void execute(String sql, Object... values) {
    database.execute(Sql.of(sql, values));
  }
}
