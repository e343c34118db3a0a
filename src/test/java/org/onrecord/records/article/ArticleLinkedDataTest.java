package org.onrecord.records.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonLdDocuments.address;
import static org.onrecord.fixtures.JsonLdDocuments.assertDocument;
import static org.onrecord.fixtures.JsonLdDocuments.document;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON-LD documents of articles. */
@QuarkusTest
class ArticleLinkedDataTest {
  private static final String BODY = "«درست می‌گوید» 😀\n\nShe said “so”.";

  @Test
  void an_article_has_its_publication_and_republication() {
    String post = anActor("The Tidal Post").kind("media").save();
    String club = anActor("Harbour Club").kind("group").save();
    String id =
        anArticle()
            .titled("Tides \\ “turn”")
            .body(BODY)
            .language("fa")
            .with("source", byId(post))
            .with("authors", List.of("Clara Hensley", "Tobias Wrenn"))
            .publishedOn("2014-09-15")
            .with("section", "World")
            .with("url", "https://example.com/tides?a=1&b=%20")
            .with("rights", "© The Tidal Post")
            .with("republication", Map.of("publisher", byId(club), "publishedOn", "2014-09-17"))
            .save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "NewsArticle", "@id": "%s",
         "headline": "Tides \\\\ “turn”",
         "author": [{"@type": "Person", "name": "Clara Hensley"},
                    {"@type": "Person", "name": "Tobias Wrenn"}],
         "publisher": {"@type": "NewsMediaOrganization", "@id": "%s", "name": "The Tidal Post"},
         "datePublished": "2014-09-15", "articleSection": "World", "inLanguage": "fa",
         "url": "https://example.com/tides?a=1&b=%%20", "copyrightNotice": "© The Tidal Post",
         "publication": {"@type": "PublicationEvent",
           "publishedBy": {"@type": "Organization", "@id": "%s", "name": "Harbour Club"},
           "startDate": "2014-09-17"},
         "articleBody": "«درست می‌گوید» 😀\\n\\nShe said “so”."}"""
            .formatted(
                address("/articles/" + id), address("/actors/" + post), address("/actors/" + club)),
        "/articles/" + id);
  }

  @Test
  void unknown_members_are_absent() {
    String id = anArticle().titled("Tides").body("They turn.").save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "NewsArticle", "@id": "%s",
         "headline": "Tides", "articleBody": "They turn."}"""
            .formatted(address("/articles/" + id)),
        "/articles/" + id);
  }

  @Test
  void quotes_are_not_nested() {
    String id = anArticle().body("“So.”").save();
    aQuote("So.").in(id).save();
    assertEquals(document("/articles/" + id), document("/articles/" + id + "?expand=quotes"));
  }
}
