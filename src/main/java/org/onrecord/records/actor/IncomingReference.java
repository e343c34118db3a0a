package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.stream.Stream;

/** What can refer to an actor, in the contract's words. */
enum IncomingReference {
  SPEAKER("speaker of quotes", "Quote r where r.speaker.id = %s"),
  MENTION("mentioned in quotes", "Quote r join r.mentions m where m.id = %s"),
  RELAY("relay of quotes", "Quote r join r.attribution.via v where v.actor.id = %s"),
  SOURCE("source of articles", "Article r where r.source.id = %s"),
  REPUBLISHER("republisher of articles", "Article r where r.republisher.id = %s"),
  AFFILIATION("actor of affiliations", "Affiliation r where r.actor.id = %s");

  final String words;
  private final String rows;

  IncomingReference(String words, String rows) {
    this.words = words;
    this.rows = rows;
  }

  /** The condition that nothing refers to the actor with the id that an HQL expression means. */
  static String none(String id) {
    return Stream.of(values())
        .map(referrer -> "not exists (select 1 from %s)".formatted(referrer.rows.formatted(id)))
        .collect(joining(" and "));
  }

  long count(EntityManager database, UUID actor) {
    return database
        .createQuery("select count(distinct r.id) from " + rows.formatted(":id"), Long.class)
        .setParameter("id", actor)
        .getSingleResult();
  }
}
