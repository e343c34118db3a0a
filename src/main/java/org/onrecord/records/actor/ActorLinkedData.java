package org.onrecord.records.actor;

import java.util.List;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** Actors in the words of schema.org. */
public final class ActorLinkedData {
  /** Under which Wikidata itself speaks of an item. */
  private static final String WIKIDATA = "http://www.wikidata.org/entity/";

  private ActorLinkedData() {}

  /** What a document on something else says of an actor; null where there is none. */
  public static JsonLdNode of(ActorReference actor, RecordUrls here) {
    return actor == null
        ? null
        : JsonLdNode.of(actor.kind().schemaType(), here.of("actors", actor.id()))
            .with("name", actor.name());
  }

  /** The document on an actor. */
  static JsonLdNode of(ActorView actor, RecordUrls here) {
    return JsonLdNode.document(actor.kind().schemaType(), here.of("actors", actor.id()))
        .with("name", actor.name())
        .with("alternateName", actor.aliases())
        .with("description", actor.description())
        .with("sameAs", actor.wikidataId() == null ? null : WIKIDATA + actor.wikidataId())
        .with(membership(actor), memberships(actor, here));
  }

  /** schema.org knows affiliations of persons alone, and members of all kinds. */
  private static String membership(ActorView actor) {
    return actor.kind() == ActorKind.PERSON ? "affiliation" : "memberOf";
  }

  /**
   * Each as a role, which repeats the property that it qualifies: the pattern by which schema.org
   * says when and as what.
   */
  private static List<JsonLdNode> memberships(ActorView actor, RecordUrls here) {
    return actor.affiliations().stream()
        .map(
            affiliation ->
                JsonLdNode.of("OrganizationRole")
                    .with(membership(actor), of(affiliation.actor(), here))
                    .with("roleName", affiliation.role())
                    .with("startDate", affiliation.from())
                    .with("endDate", affiliation.to()))
        .toList();
  }
}
