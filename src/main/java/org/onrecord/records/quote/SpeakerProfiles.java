package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.facet.Facet;
import org.onrecord.query.facet.FacetCount;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.facet.FacetSelection;
import org.onrecord.query.list.Condition;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;

/** Computes profiles of speakers from their quotes. */
@Singleton
public class SpeakerProfiles {
  private static final int MAX_VALUES = 20;

  /** The maximum number of months: a hundred years. */
  private static final int MAX_MONTHS = 1200;

  private static final Facet CO_QUOTED =
      Facet.ofActors(
          "coQuoted",
          "o.speaker_id",
          """
          join quote o on o.article_id = m.article_id and o.speaker_id <> m.speaker_id
          and o.status <> 'rejected'""",
          "count(distinct m.article_id)");

  /** The months that have quotes, unlike those of the facet {@code month}. */
  private static final Facet MONTH = Facet.ofText("month", "to_char(m.published_on, 'YYYY-MM')");

  private static final FacetSelection FACETS = FacetSelection.of(facetLimits());

  private final Database database;
  private final ActorViews actors;
  private final FacetCounter counter;
  private final StatementWait waits;

  SpeakerProfiles(Database database, ActorViews actors, FacetCounter counter, StatementWait waits) {
    this.database = database;
    this.actors = actors;
    this.counter = counter;
    this.waits = waits;
  }

  private static final String STATEMENTS =
      """
      select count(distinct a.statement_id) as statements
      from quote q join appearance a on a.quote_id = q.id
      where q.speaker_id = ?""";

  /** The statements that are mostly by a speaker, scaled up from a tenth of the table. */
  private static final String SAMPLED_STATEMENTS =
      """
      select count(*) * 10 as statements from statement tablesample system (10) repeatable (1)
      where speaker_id = ?""";

  private record Days(LocalDate first, LocalDate last) {}

  /** The profile of an actor, or a 404 problem. */
  public SpeakerProfile of(UUID id) {
    ActorView actor = actors.view(id);
    waits.beforeQuotes();
    Condition bySpeaker = new Condition().and("q.speaker_id = ?", id).and(QuoteFilter.NOT_REJECTED);
    FacetCounts counts = counter.count(QuoteFacet.COUNTED, bySpeaker, FACETS);
    Days days = days(id);
    Map<String, List<FacetCount>> facets = counts.facets();
    return new SpeakerProfile(
        new ActorReference(actor.id(), actor.name(), actor.kind()),
        counts.total(),
        statements(id, counts.exact()),
        counts.exact(),
        days.first,
        days.last,
        facets.get("type"),
        facets.get("source"),
        sorted(facets.get("month")),
        facets.get("via"),
        facets.get("mentions"),
        facets.get("coQuoted"));
  }

  private static Map<Facet, Integer> facetLimits() {
    Map<Facet, Integer> limits = new LinkedHashMap<>();
    limits.put(QuoteFacet.TYPE.facet, MAX_VALUES);
    limits.put(QuoteFacet.SOURCE.facet, MAX_VALUES);
    limits.put(MONTH, MAX_MONTHS);
    limits.put(QuoteFacet.VIA.facet, MAX_VALUES);
    limits.put(QuoteFacet.MENTIONS.facet, MAX_VALUES);
    limits.put(CO_QUOTED, MAX_VALUES);
    return limits;
  }

  private long statements(UUID speaker, boolean exact) {
    Sql sql = Sql.of(exact ? STATEMENTS : SAMPLED_STATEMENTS, speaker).withCustomPlan();
    return database.list(sql, row -> row.longValue("statements")).get(0);
  }

  /** Reads both ends of the index on the speaker's days. Quotes without a day sort first. */
  private Days days(UUID speaker) {
    Sql sql =
        Sql.of(
            """
            select (select spoken_on from quote where speaker_id = ? and spoken_order > '0001-01-01' and status <> 'rejected'
                    order by spoken_order, id limit 1) as first,
                   (select spoken_on from quote where speaker_id = ? and status <> 'rejected'
                    order by spoken_order desc, id desc limit 1) as last""",
            speaker,
            speaker);
    return database.list(sql, row -> new Days(row.date("first"), row.date("last"))).get(0);
  }

  private static List<FacetCount> sorted(List<FacetCount> months) {
    return months.stream().sorted(Comparator.comparing(count -> count.value().toString())).toList();
  }
}
