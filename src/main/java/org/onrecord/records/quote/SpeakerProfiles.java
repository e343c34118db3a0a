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
import org.onrecord.query.list.Condition;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;

/** Draws the profiles of speakers from their quotes. */
@Singleton
class SpeakerProfiles {
  private static final int MOST = 20;

  /** A hundred years. */
  private static final int MOST_MONTHS = 1200;

  private static final Facet CO_QUOTED =
      Facet.ofActors(
          "coQuoted",
          "o.speaker_id",
          "join quote o on o.article_id = m.article_id and o.speaker_id <> m.speaker_id",
          "count(distinct m.article_id)");

  private final Database database;
  private final ActorViews actors;
  private final FacetCounter counting;

  SpeakerProfiles(Database database, ActorViews actors, FacetCounter counting) {
    this.database = database;
    this.actors = actors;
    this.counting = counting;
  }

  private record Days(LocalDate first, LocalDate last) {}

  /** The profile of an actor; 404 where there is none. */
  SpeakerProfile profile(UUID id) {
    ActorView actor = actors.view(id);
    Condition theirs = new Condition().and("q.speaker_id = ?", id);
    FacetCounts counts = counting.count(QuoteFacet.COUNTED, theirs, facets());
    Days days = days(id);
    Map<String, List<FacetCount>> by = counts.facets();
    return new SpeakerProfile(
        new ActorReference(actor.id(), actor.name(), actor.kind()),
        counts.total(),
        counts.exact(),
        days.first,
        days.last,
        by.get("type"),
        by.get("source"),
        inOrder(by.get("month")),
        by.get("via"),
        by.get("mentions"),
        by.get("coQuoted"));
  }

  private static Map<Facet, Integer> facets() {
    Map<Facet, Integer> facets = new LinkedHashMap<>();
    facets.put(QuoteFacet.TYPE.facet, MOST);
    facets.put(QuoteFacet.SOURCE.facet, MOST);
    facets.put(QuoteFacet.MONTH.facet, MOST_MONTHS);
    facets.put(QuoteFacet.VIA.facet, MOST);
    facets.put(QuoteFacet.MENTIONS.facet, MOST);
    facets.put(CO_QUOTED, MOST);
    return facets;
  }

  /** The ends of the index of the speaker's days; quotes without a day come before all others. */
  private Days days(UUID speaker) {
    Sql sql =
        Sql.of(
            """
            select (select spoken_on from quote where speaker_id = ? and spoken_order > '0001-01-01'
                    order by spoken_order, id limit 1),
                   (select spoken_on from quote where speaker_id = ?
                    order by spoken_order desc, id desc limit 1)""",
            speaker,
            speaker);
    return database.list(sql, row -> new Days(row.date(), row.date())).get(0);
  }

  private static List<FacetCount> inOrder(List<FacetCount> months) {
    return months.stream().sorted(Comparator.comparing(count -> count.value().toString())).toList();
  }
}
