package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.facet.Facet;
import org.onrecord.query.facet.FacetCounter;
import org.onrecord.query.facet.FacetName;
import org.onrecord.query.facet.Period;

/** Facets of articles. */
@RegisterForReflection
enum ArticleFacet implements FacetName {
  SOURCE(Facet.ofActors("source", "m.source_id")),
  AUTHOR(
      Facet.ofText(
          "author", "w.name", "join author w on w.article_id = m.id", "count(distinct m.id)")),
  SECTION(Facet.ofText("section", "m.section")),
  LANGUAGE(Facet.ofText("language", "m.language")),
  YEAR(Facet.ofPeriod(Period.YEAR, "m.published_on")),
  MONTH(Facet.ofPeriod(Period.MONTH, "m.published_on")),
  QUOTES(
      Facet.ofActors(
          "quotes",
          "q.speaker_id",
          "join quote q on q.article_id = m.id and q.status <> 'rejected'",
          "count(distinct m.id)")),
  MENTIONS(
      Facet.ofActors(
          "mentions",
          "n.actor_id",
          """
          join quote q on q.article_id = m.id and q.status <> 'rejected'
          join mention n on n.article_id = m.id and n.quote_id = q.id""",
          "count(distinct m.id)"));

  static final FacetCounter.FacetSource COUNTED =
      new FacetCounter.FacetSource(
          "article a", "a.id, a.source_id, a.section, a.language, a.published_on");

  final Facet facet;

  ArticleFacet(Facet facet) {
    this.facet = facet;
  }

  @Override
  public Facet facet() {
    return facet;
  }
}
