package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.JsonLdDocuments.address;
import static org.onrecord.fixtures.JsonLdDocuments.assertDocument;
import static org.onrecord.fixtures.JsonLdDocuments.document;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;

/** Quotes as JSON-LD. */
@QuarkusTest
class QuoteLinkedDataTest {

  @Test
  void a_quote_has_speaker_article_and_selectors() {
    String post = anActor("The Tidal Post").kind("media").save();
    String ada = anActor("Ada Byrne").save();
    String norvane = anActor("Norvane").kind("state").save();
    String article =
        anArticle()
            .titled("Tides turn")
            .body("“A strait is a road,” Byrne said on Sunday, “and nobody owns it.”")
            .language("en-GB")
            .with("source", byId(post))
            .publishedOn("2025-06-12")
            .with("url", "https://example.com/tides")
            .save();
    String id =
        aQuote("A strait is a road, and nobody owns it.")
            .in(article)
            .by(ada)
            .saidOn("2025-06-11")
            .attributed("text", "Byrne")
            .mentioning(norvane)
            .span(1, 20)
            .span(45, 64)
            .save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "Quotation", "@id": "${quote}",
         "text": "A strait is a road, and nobody owns it.",
         "spokenByCharacter": {"@type": "Person", "@id": "${ada}", "name": "Ada Byrne"},
         "creator": {"@type": "Person", "@id": "${ada}", "name": "Ada Byrne"},
         "creditText": "Byrne",
         "isBasedOn": {"@type": "NewsArticle", "@id": "${article}", "headline": "Tides turn",
           "publisher": {"@type": "NewsMediaOrganization", "@id": "${post}", "name": "The Tidal Post"},
           "datePublished": "2025-06-12", "url": "https://example.com/tides"},
         "dateCreated": "2025-06-11", "inLanguage": "en-GB",
         "mentions": [{"@type": "Country", "@id": "${norvane}", "name": "Norvane"}],
         "creativeWorkStatus": "confirmed",
         "subjectOf": {"@context": "http://www.w3.org/ns/anno.jsonld",
           "id": "${quote}#annotation", "type": "Annotation", "motivation": "identifying",
           "body": "${quote}",
           "target": [
             {"type": "SpecificResource", "source": "${article}", "selector": [
               {"type": "TextQuoteSelector", "exact": "A strait is a road,", "prefix": "“",
                "suffix": "” Byrne said on Sunday, “and nob"},
               {"type": "TextPositionSelector", "start": 1, "end": 20}]},
             {"type": "SpecificResource", "source": "${article}", "selector": [
               {"type": "TextQuoteSelector", "exact": "and nobody owns it.",
                "prefix": "a road,” Byrne said on Sunday, “", "suffix": "”"},
               {"type": "TextPositionSelector", "start": 45, "end": 64}]}]}}"""
            .replace("${quote}", address("/quotes/" + id))
            .replace("${article}", address("/articles/" + article))
            .replace("${post}", address("/actors/" + post))
            .replace("${ada}", address("/actors/" + ada))
            .replace("${norvane}", address("/actors/" + norvane)),
        "/quotes/" + id);
  }

  @Test
  void unknown_values_are_absent() {
    String article = anArticle().titled("Tides").body("No, no.").save();
    String id = aQuote("They turn.").type("indirect").in(article).save();
    assertDocument(
        """
        {"@context": "https://schema.org", "@type": "Quotation", "@id": "%s",
         "text": "They turn.",
         "isBasedOn": {"@type": "NewsArticle", "@id": "%s", "headline": "Tides"},
         "creativeWorkStatus": "confirmed"}"""
            .formatted(address("/quotes/" + id), address("/articles/" + article)),
        "/quotes/" + id);
  }

  @Test
  void positions_and_context_count_code_points() {
    String face = "😀";
    String words = "so 𝒜 it " + face;
    String article = anArticle().body(face.repeat(40) + words + face.repeat(40)).save();
    JsonNode selector = selectors(aQuote(words).in(article).save());
    assertEquals(
        Map.of(
            "exact",
            words,
            "prefix",
            face.repeat(32),
            "suffix",
            face.repeat(32),
            "start",
            "40",
            "end",
            "49"),
        selectorMembers(selector));
  }

  @Test
  void zero_width_characters_are_kept() {
    String words = "درست می‌گوید";
    String before = "آیت‌الله گفت:‏ «";
    String article = anArticle().body(before + words + "‎».").language("fa").save();
    JsonNode selector = selectors(aQuote(words).in(article).save());
    assertEquals(
        Map.of("exact", words, "prefix", before, "suffix", "‎».", "start", "16", "end", "28"),
        selectorMembers(selector));
  }

  @Test
  void combining_characters_and_line_breaks_are_kept() {
    String article = anArticle().body("Cafe\u0301\r\n\u201cSo\u201d\u2028!").save();
    assertEquals(
        Map.of(
            "exact",
            "So",
            "prefix",
            "Cafe\u0301\r\n\u201c",
            "suffix",
            "\u201d\u2028!",
            "start",
            "8",
            "end",
            "10"),
        selectorMembers(selectors(aQuote("So").in(article).save())));
  }

  @Test
  void a_quote_of_the_whole_body_has_no_context() {
    String id = aQuote("All of it.").in(anArticle().body("All of it.").save()).save();
    assertEquals(
        Map.of("exact", "All of it.", "start", "0", "end", "10"), selectorMembers(selectors(id)));
  }

  @Test
  void a_lost_quote_has_no_annotation() {
    String article = anArticle().body("“We shall see,” she said.").save();
    String id = aQuote("We shall see,").in(article).save();
    assertFalse(document("/quotes/" + id).path("subjectOf").isMissingNode());
    patch("/articles/" + article, "body", "Nothing was said.").then().statusCode(200);
    given().get("/quotes/" + id).then().body(has("anchor", equalTo("lost")));
    JsonNode lost = document("/quotes/" + id);
    assertFalse(lost.has("subjectOf"));
    assertEquals("We shall see,", lost.path("text").asText());
  }

  @Test
  void selectors_follow_a_correction() {
    String article = anArticle().body("“We shall see,” she said.").save();
    String id = aQuote("We shall see,").in(article).save();
    patch("/articles/" + article, "body", "😀 “We shall see,” she says.").then().statusCode(200);
    assertEquals(
        Map.of(
            "exact",
            "We shall see,",
            "prefix",
            "😀 “",
            "suffix",
            "” she says.",
            "start",
            "3",
            "end",
            "16"),
        selectorMembers(selectors(id)));
  }

  @Test
  void only_direct_confirmed_quotes_name_the_speaker_as_creator() {
    String ada = anActor("Ada").save();
    AssertEach.of(
        List.of("mixed confirmed", "indirect confirmed", "direct proposed", "direct disputed"),
        which -> {
          String[] words = which.split(" ");
          JsonNode document =
              document(
                  "/quotes/" + aQuote().by(ada).type(words[0]).with("status", words[1]).save());
          assertEquals("Ada", document.at("/spokenByCharacter/name").asText());
          assertEquals(words[1], document.path("creativeWorkStatus").asText());
          assertFalse(document.has("creator"));
        });
  }

  @Test
  void an_unknown_speaker_is_named_as_printed() {
    JsonNode document =
        document("/quotes/" + aQuote().attributed("text", "a senior official").save());
    assertEquals("a senior official", document.path("creditText").asText());
    assertFalse(document.has("spokenByCharacter"));
    assertFalse(document.has("creator"));
  }

  /** Selectors of a quote with one span. */
  private static JsonNode selectors(String id) {
    JsonNode targets = document("/quotes/" + id).at("/subjectOf/target");
    assertEquals(1, targets.size());
    assertEquals(2, targets.at("/0/selector").size());
    return targets.at("/0/selector");
  }

  /** Members of both selectors without their types. */
  private static Map<String, String> selectorMembers(JsonNode selectors) {
    Map<String, String> members = new HashMap<>();
    selectors.forEach(
        selector ->
            selector
                .properties()
                .forEach(member -> members.put(member.getKey(), member.getValue().asText())));
    members.remove("type");
    return members;
  }
}
