package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.facet.Counting;
import org.onrecord.query.facet.Facet;

/** By what quotes can be counted. */
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
  KIND(Facet.ofWords("kind", "k.kind", "join actor k on k.id = m.speaker_id", "count(*)")),
  SOURCE(Facet.ofActors("source", "m.source_id")),
  TYPE(Facet.ofWords("type", "m.type")),
  STATUS(Facet.ofWords("status", "m.status")),
  LANGUAGE(Facet.ofWords("language", "m.language")),
  YEAR(Facet.ofWords("year", "to_char(m.published_on, 'YYYY')")),
  MONTH(Facet.ofWords("month", "to_char(m.published_on, 'YYYY-MM')")),
  VIA(
      Facet.ofActors(
          "via", "v.actor_id", "join relay v on v.quote_id = m.id", "count(distinct m.id)")),
  MENTIONS(
      Facet.ofActors("mentions", "n.actor_id", "join mention n on n.quote_id = m.id", "count(*)"));

  static final Counting.Counted COUNTED =
      new Counting.Counted(
          "quote q",
          "q.id, q.article_id, q.speaker_id, q.source_id, q.type, q.status, q.language, q.published_on, q.spoken_on");

  final Facet facet;

  QuoteFacet(Facet facet) {
    this.facet = facet;
  }

  @JsonValue
  @Override
  public String toString() {
    return facet.word();
  }
}
