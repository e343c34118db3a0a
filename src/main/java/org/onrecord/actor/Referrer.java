package org.onrecord.actor;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/** What can refer to an actor, in the contract's words. */
enum Referrer {
  SPEAKER("speaker of quotes", "Quote r where r.speaker.id = :id"),
  MENTION("mentioned in quotes", "Quote r join r.mentions m where m.id = :id"),
  RELAY("relay of quotes", "Quote r join r.attribution.via v where v.actor.id = :id"),
  SOURCE("source of articles", "Article r where r.source.id = :id"),
  REPUBLISHER("republisher of articles", "Article r where r.republisher.id = :id"),
  AFFILIATION("actor of affiliations", "Affiliation r where r.actor.id = :id");

  final String words;
  private final String rows;

  Referrer(String words, String rows) {
    this.words = words;
    this.rows = rows;
  }

  long count(EntityManager database, UUID actor) {
    return database
        .createQuery("select count(distinct r.id) from " + rows, Long.class)
        .setParameter("id", actor)
        .getSingleResult();
  }
}
