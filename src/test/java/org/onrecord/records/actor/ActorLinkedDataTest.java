package org.onrecord.records.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.JsonLdDocuments.address;
import static org.onrecord.fixtures.JsonLdDocuments.assertDocument;
import static org.onrecord.fixtures.JsonLdDocuments.document;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON-LD documents of actors. */
@QuarkusTest
class ActorLinkedDataTest {

  @Test
  void a_person_has_aliases_a_wikidata_id_and_roles() {
    String ministry = anActor("Ministry of Tides").kind("organization").save();
    String paper = anActor("The Tidal Post").kind("media").save();
    String id =
        anActor("Ada Byrne")
            .alias("A. Byrne")
            .alias("آدا برن")
            .with("description", "A \"tide\" counter.")
            .with("wikidataId", "Q1686832")
            .affiliated(ministry, "spokeswoman", "2013-02-11", "2015-03-31")
            .affiliated(paper, "columnist", "2016-01-01", null)
            .save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "Person", "@id": "%s",
         "name": "Ada Byrne", "alternateName": ["A. Byrne", "آدا برن"],
         "description": "A \\"tide\\" counter.", "sameAs": "http://www.wikidata.org/entity/Q1686832",
         "affiliation": [
           {"@type": "OrganizationRole",
            "affiliation": {"@type": "NewsMediaOrganization", "@id": "%s", "name": "The Tidal Post"},
            "roleName": "columnist", "startDate": "2016-01-01"},
           {"@type": "OrganizationRole",
            "affiliation": {"@type": "Organization", "@id": "%s", "name": "Ministry of Tides"},
            "roleName": "spokeswoman", "startDate": "2013-02-11", "endDate": "2015-03-31"}]}"""
            .formatted(
                address("/actors/" + id),
                address("/actors/" + paper),
                address("/actors/" + ministry)),
        "/actors/" + id);
  }

  @Test
  void an_actor_other_than_a_person_has_memberships() {
    String state = anActor("Norvane").kind("state").save();
    String id =
        anActor("Ministry of Tides")
            .kind("organization")
            .with("affiliations", List.of(Map.of("actor", Map.of("id", state))))
            .save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "Organization", "@id": "%s",
         "name": "Ministry of Tides",
         "memberOf": [{"@type": "OrganizationRole",
           "memberOf": {"@type": "Country", "@id": "%s", "name": "Norvane"}}]}"""
            .formatted(address("/actors/" + id), address("/actors/" + state)),
        "/actors/" + id);
  }

  @Test
  void every_kind_has_a_schema_org_type() {
    Map.of(
            "person", "Person",
            "state", "Country",
            "organization", "Organization",
            "group", "Organization",
            "media", "NewsMediaOrganization")
        .forEach(
            (kind, type) ->
                assertEquals(
                    type,
                    document("/actors/" + anActor("A " + kind).kind(kind).save())
                        .path("@type")
                        .asText()));
  }
}
