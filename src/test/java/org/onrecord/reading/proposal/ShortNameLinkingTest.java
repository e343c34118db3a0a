package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.JsonBody;

/** Links of surnames and acronyms in articles to actors on record. */
@QuarkusTest
class ShortNameLinkingTest {
  private static final String SURNAME_ALONE =
      "The ferry stays in the harbour until May. “The ice is too thick for the old hull,” Quist told reporters on Monday.";
  private static final String AFTER_TITLE =
      "The ferry stays in the harbour until May. “The ice is too thick for the old hull,” said Minister Quist on Monday.";

  @Test
  void a_surname_is_the_actor_that_the_title_names() {
    String quist = anActor("Amara Quist").save();
    JsonBody quote = proposal(report().titled("Amara Quist keeps ferry in harbour"));
    assertEquals(quist, quote.get("speaker.id"));
    assertEquals("Quist", quote.get("attribution.text"));
    assertEquals("proposed", quote.get("status"));
    assertEquals(
        "“Quist” is the surname of Amara Quist, named in full in the title.",
        quote.get("origin.reason"));
    assertEquals(List.of("Amara Quist"), first("name", "/actors"));
  }

  @Test
  void a_full_name_has_no_reason() {
    anActor("Amara Quist").save();
    JsonBody quote = proposal(anArticle().body(SURNAME_ALONE.replace("Quist", "Amara Quist")));
    assertEquals("Amara Quist", quote.get("speaker.name"));
    assertNull(quote.get("origin.reason"));
  }

  @Test
  void a_surname_is_the_actor_of_another_quote_of_the_article() {
    String quist = anActor("Amara Quist").save();
    String article = anArticle().body(SURNAME_ALONE).save();
    aQuote("The ferry stays in the harbour").in(article).by(quist).save();
    JsonBody run = extracted(article);
    assertEquals(quist, run.get("quotes[1].speaker.id"));
    assertEquals(List.of("Amara Quist"), first("name", "/actors"));
  }

  @Test
  void none_of_two_actors_that_fit_is_chosen() {
    anActor("Amara Quist").save();
    anActor("Jonas Quist").save();
    JsonBody quote = proposal(report().titled("Amara Quist and Jonas Quist keep ferry"));
    assertNull(quote.get("speaker"));
    assertEquals("“Quist” may be Amara Quist or Jonas Quist.", quote.get("origin.reason"));
    assertEquals(Set.of("Amara Quist", "Jonas Quist"), Set.copyOf(first("name", "/actors")));
  }

  @Test
  void a_relative_who_is_not_on_record_makes_a_surname_ambiguous() {
    anActor("Amara Quist").save();
    JsonBody quote = proposal(report().titled("Amara Quist and Thomas Quist keep ferry"));
    assertNull(quote.get("speaker"));
  }

  @Test
  void a_title_of_another_gender_excludes_an_actor() {
    anActor("Maria Quist").save();
    JsonBody quote =
        proposal(
            report()
                .titled("Maria Quist keeps ferry")
                .body(AFTER_TITLE.replace("Minister", "Mr.")));
    assertEquals("Quist", quote.get("speaker.name"));
  }

  @Test
  void a_surname_without_further_evidence_is_not_linked() {
    anActor("Amara Quist").save();
    assertEquals("Quist", proposal(report()).get("speaker.name"));
  }

  @Test
  void an_actor_with_the_same_role_in_earlier_articles_is_meant() {
    String quist = anActor("Amara Quist").save();
    String earlier = anArticle().body("“The harbour is closed,” she said.").save();
    aQuote("The harbour is closed")
        .in(earlier)
        .by(quist)
        .attributed("role", "transport minister")
        .save();
    JsonBody quote = proposal(anArticle().body(AFTER_TITLE));
    assertEquals(quist, quote.get("speaker.id"));
    assertEquals(
        "“Quist” is the surname of Amara Quist, with the role “Minister” in earlier articles.",
        quote.get("origin.reason"));
  }

  @Test
  void an_actor_with_another_role_in_earlier_articles_is_not_meant() {
    String quist = anActor("Amara Quist").save();
    String earlier = anArticle().body("“The harbour is closed,” she said.").from("The Gull").save();
    aQuote("The harbour is closed").in(earlier).by(quist).attributed("role", "violinist").save();
    assertEquals(
        "Quist", proposal(anArticle().body(AFTER_TITLE).from("The Gull")).get("speaker.name"));
  }

  @Test
  void an_actor_of_the_same_source_and_section_is_meant() {
    String quist = anActor("Amara Quist").save();
    String earlier =
        anArticle()
            .body("“The harbour is closed,” she said.")
            .from("The Gull")
            .with("section", "Coast")
            .save();
    aQuote("The harbour is closed").in(earlier).by(quist).save();
    assertEquals(
        "Quist", proposal(report().from("The Gull").with("section", "Arts")).get("speaker.name"));
    assertEquals(
        quist, proposal(report().from("The Gull").with("section", "coast")).get("speaker.id"));
  }

  @Test
  void an_acronym_is_the_organization_that_the_article_names() {
    String office = anActor("Norvane Ice Office").kind("organization").save();
    JsonBody quote =
        proposal(
            report()
                .titled("Norvane Ice Office closes harbour")
                .body("“The ice is too thick for the old hull,” the NIO said on Monday."));
    assertEquals(office, quote.get("speaker.id"));
    assertEquals(
        "“NIO” is the acronym of Norvane Ice Office, named in full in the title.",
        quote.get("origin.reason"));
  }

  @Test
  void a_later_run_replaces_a_proposed_duplicate() {
    String article = recorded(anArticle().body(SURNAME_ALONE)).getString("id");
    assertEquals(List.of("Quist"), first("name", "/actors"));
    String quist = anActor("Amara Quist").save();
    given()
        .contentType("application/merge-patch+json")
        .body("{\"title\": \"Amara Quist keeps ferry\"}")
        .patch("/articles/" + article)
        .then()
        .statusCode(200);
    JsonBody run = extracted(article);
    assertEquals(1, run.getInt("updated"));
    assertEquals(quist, run.get("quotes[0].speaker.id"));
    assertEquals(List.of("Amara Quist"), first("name", "/actors"));
  }

  @Test
  void the_actors_that_the_words_name_are_mentions() {
    anActor("Norvane").kind("state").alias("Republic of Norvane").save();
    anActor("Harbour Authority").kind("organization").save();
    anActor("Tomas Lindqvist").save();
    anActor("Ines Calder").save();
    anActor("Who").kind("group").save();
    String body =
        """
        “Norvane cannot wait for the Harbour Authority,” Ines Calder told reporters on Monday.

        “Mr. Lindqvist and the WHO know who must pay,” she said. Tomas Lindqvist left the meeting.
        """;
    JsonBody article = recorded(anArticle().body(body));
    assertEquals(
        List.of("Harbour Authority", "Norvane"), article.getList("quotes[0].mentions.name"));
    assertEquals(List.of("Tomas Lindqvist"), article.getList("quotes[1].mentions.name"));
    assertEquals("Ines Calder", article.get("quotes[1].speaker.name"));
    assertEquals(5, first("name", "/actors").size());
    JsonBody again = extracted(article.getString("id"));
    assertEquals(2, again.getInt("unchanged"));
  }

  @Test
  void a_surname_in_the_words_is_the_only_actor_of_the_article_that_fits() {
    anActor("Amara Quist").save();
    JsonBody quote =
        proposal(
            anArticle()
                .titled("Amara Quist keeps ferry in harbour")
                .body("“Minister Quist does not know the ice,” Ines Calder said on Monday."));
    assertEquals(List.of("Amara Quist"), quote.getList("mentions.name"));
    assertEquals("Ines Calder", quote.get("speaker.name"));
    assertEquals(
        "“Quist” is the surname of Amara Quist, named in full in the title.",
        quote.get("origin.reason"));
  }

  @Test
  void words_that_are_no_names_and_parts_of_other_names_are_no_mentions() {
    anActor("Hope").save();
    anActor("Norvane").kind("state").save();
    anActor("Tomas Varrin").save();
    JsonBody quote =
        proposal(
            anArticle()
                .from("The Gull")
                .body(
                    "“Hope is not a plan, and Norvane Air flies from Varrin to the Norvane Bank,” Ines Calder said on Monday."));
    assertEquals(List.of(), quote.getList("mentions"));
  }

  @Test
  void mentions_are_found_in_languages_that_the_extractor_does_not_read() {
    anActor("Hafenamt Norvane").kind("organization").save();
    JsonBody quote =
        proposal(
            anArticle()
                .language("de")
                .body("Der Hafen bleibt zu. „Aber das Hafenamt Norvane weiß es“, sagte sie."));
    assertEquals(List.of("Hafenamt Norvane"), quote.getList("mentions.name"));
  }

  /** Records an article with proposals and returns its only quote. */
  private static JsonBody proposal(ArticleBuilder article) {
    List<String> quotes = recorded(article).getList("quotes.id");
    assertEquals(1, quotes.size());
    return page("/quotes/" + quotes.get(0));
  }

  private static JsonBody recorded(ArticleBuilder article) {
    return given()
        .contentType("application/json")
        .body(article.body())
        .post("/articles?extract=true")
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class);
  }

  private static JsonBody extracted(String article) {
    return given()
        .post("/articles/" + article + "/extraction")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  private static ArticleBuilder report() {
    return anArticle().body(SURNAME_ALONE);
  }
}
