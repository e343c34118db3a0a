package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.facet.Facet;
import org.onrecord.query.facet.FacetCounter;

/** Facets of quotes. */
@RegisterForReflection
enum QuoteFacet {
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
  YEAR(Facet.ofText("year", "to_char(m.published_on, 'YYYY')")),
  MONTH(Facet.ofText("month", "to_char(m.published_on, 'YYYY-MM')")),
  DAY(Facet.ofText("day", "to_char(m.published_on, 'YYYY-MM-DD')")),
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

  @JsonValue
  @Override
  public String toString() {
    return facet.name();
  }
}
