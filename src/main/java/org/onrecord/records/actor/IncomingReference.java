package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.stream.Stream;

/** Kinds of references to an actor that keep it from being deleted. */
enum IncomingReference {
  SPEAKER("speaker of quotes", "Quote r where r.speaker.id = %s"),
  MENTION("mentioned in quotes", "Quote r join r.mentions m where m.id = %s"),
  RELAY("relay of quotes", "Quote r join r.attribution.via v where v.actor.id = %s"),
  SOURCE("source of articles", "Article r where r.source.id = %s"),
  REPUBLISHER("republisher of articles", "Article r where r.republisher.id = %s"),
  AFFILIATION("actor of affiliations", "Affiliation r where r.actor.id = %s");

  final String description;
  private final String rows;

  IncomingReference(String description, String rows) {
    this.description = description;
    this.rows = rows;
  }

  /**
   * An HQL condition: no record refers to an actor.
   *
   * @param id an HQL expression for the id of the actor
   */
  static String unreferenced(String id) {
    return Stream.of(values())
        .map(kind -> "not exists (select 1 from %s)".formatted(kind.rows.formatted(id)))
        .collect(joining(" and "));
  }

  long count(EntityManager entities, UUID actor) {
    return entities
        .createQuery("select count(distinct r.id) from " + rows.formatted(":id"), Long.class)
        .setParameter("id", actor)
        .getSingleResult();
  }
}
