package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.facet.Facet;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetName;
import org.onrecord.query.facet.Period;

/** Facets of quotes. */
@RegisterForReflection
enum QuoteFacet implements FacetName {
  SPEAKER(Facet.ofActors("speaker", "m.speaker_id")),
  AFFILIATION(
      Facet.ofActors(
          "affiliation",
          "f.actor_id",
          """
          join affiliation f on f.member_id = m.speaker_id
          and (f.from_day is null or f.from_day <= m.spoken_on) and (f.to_day is null or f.to_day >= m.spoken_on)""",
          "count(distinct m.id)")),
  KIND(Facet.ofText("kind", "k.kind", "join actor k on k.id = m.speaker_id", "count(*)")),
  SOURCE(Facet.ofActors("source", "m.source_id")),
  TYPE(Facet.ofText("type", "m.type")),
  STATUS(Facet.ofText("status", "m.status")),
  LANGUAGE(Facet.ofText("language", "m.language")),
  YEAR(Facet.ofPeriod(Period.YEAR, "m.published_on")),
  MONTH(Facet.ofPeriod(Period.MONTH, "m.published_on")),
  DAY(Facet.ofPeriod(Period.DAY, "m.published_on")),
  VIA(
      Facet.ofActors(
          "via",
          "v.actor_id",
          "join relay v on v.article_id = m.article_id and v.quote_id = m.id",
          "count(distinct m.id)")),
  MENTIONS(
      Facet.ofActors(
          "mentions",
          "n.actor_id",
          "join mention n on n.article_id = m.article_id and n.quote_id = m.id",
          "count(*)")),
  STATEMENT(
      Facet.ofLabelled(
          "statement",
          "s.statement_id",
          "join appearance s on s.quote_id = m.id",
          "select left(f.text, 300) from (%s) f".formatted(FullestWording.of("t.value"))));

  static final FacetCounter.FacetSource COUNTED =
      new FacetCounter.FacetSource(
          "quote q",
          "q.id, q.article_id, q.speaker_id, q.source_id, q.type, q.status, q.language, q.published_on, q.spoken_on");

  final Facet facet;

  QuoteFacet(Facet facet) {
    this.facet = facet;
  }

  @Override
  public Facet facet() {
    return facet;
  }
}
