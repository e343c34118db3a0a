package org.onrecord.records.actor;

import java.util.List;
import org.onrecord.web.linked.JsonLdNode;
import org.onrecord.web.linked.RecordUrls;

/** JSON-LD documents of actors in the schema.org vocabulary. */
public final class ActorLinkedData {
  /** URI prefix of Wikidata entities. */
  private static final String WIKIDATA = "http://www.wikidata.org/entity/";

  private ActorLinkedData() {}

  /** An actor nested in the document of another record, or null for no actor. */
  public static JsonLdNode of(ActorReference actor, RecordUrls urls) {
    return actor == null
        ? null
        : JsonLdNode.of(actor.kind().schemaType(), urls.of("actors", actor.id()))
            .with("name", actor.name());
  }

  /** The document of an actor. */
  static JsonLdNode of(ActorView actor, RecordUrls urls) {
    return JsonLdNode.document(actor.kind().schemaType(), urls.of("actors", actor.id()))
        .with("name", actor.name())
        .with("alternateName", actor.aliases())
        .with("description", actor.description())
        .with("sameAs", actor.wikidataId() == null ? null : WIKIDATA + actor.wikidataId())
        .with(membershipProperty(actor), memberships(actor, urls));
  }

  /** schema.org defines {@code affiliation} for persons only. */
  private static String membershipProperty(ActorView actor) {
    return actor.kind() == ActorKind.PERSON ? "affiliation" : "memberOf";
  }

  /** Role nodes, which repeat the property they qualify (schema.org Role pattern). */
  private static List<JsonLdNode> memberships(ActorView actor, RecordUrls urls) {
    return actor.affiliations().stream()
        .map(
            affiliation ->
                JsonLdNode.of("OrganizationRole")
                    .with(membershipProperty(actor), of(affiliation.actor(), urls))
                    .with("roleName", affiliation.role())
                    .with("startDate", affiliation.from())
                    .with("endDate", affiliation.to()))
        .toList();
  }
}
