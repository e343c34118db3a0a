package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;
import static org.onrecord.reading.proposal.FoundQuoteBuilder.candidates;
import static org.onrecord.reading.proposal.FoundQuoteBuilder.found;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.extraction.EntityKind;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.records.quote.QuoteView;

/** Synchronization of proposals with given extraction results. */
@QuarkusTest
class ProposalsTest {
  private static final String BODY =
      "“The tide is early. It will be late tomorrow.” “Nobody was told.” “One, two,” “three.”";

  @Inject Proposals proposals;
  @Inject SessionFactory database;

  private String article;

  @BeforeEach
  void create_an_article() {
    article = anArticle().body(BODY).save();
  }

  @Test
  void links_a_name_to_the_actor_of_the_same_kind() {
    String person = anActor("Ada Harbour").save();
    String port = anActor("Harbour Authority").kind("organization").alias("ADA HARBOUR").save();
    assertEquals(
        person, speaker(found(BODY, "Nobody was told.").by("Ada Harbour", EntityKind.PERSON)));
    assertEquals(
        port, speaker(found(BODY, "Nobody was told.").by("Ada Harbour", EntityKind.ORGANIZATION)));
    // An extractor may confuse the kinds: on record it is an organization.
    assertEquals(
        port, speaker(found(BODY, "Nobody was told.").by("Ada Harbour", EntityKind.GROUP)));
    assertNull(speaker(found(BODY, "Nobody was told.").by("Ada Harbour", null)));
    assertEquals(port, speaker(found(BODY, "Nobody was told.").by("harbour authority", null)));
    assertEquals(2, total("/actors"));
  }

  @Test
  void links_persons_only_to_persons() {
    List<QuoteView> quotes =
        refresh(
                found(BODY, "The tide is early.").by("Jordan", EntityKind.PERSON),
                found(BODY, "Nobody was told.").by("Jordan", EntityKind.STATE))
            .quotes();
    assertEquals(
        List.of("person", "state"),
        quotes.stream().map(quote -> quote.speaker().kind().toString()).toList());
  }

  @Test
  void does_not_propose_a_homonym_of_an_edited_actor() {
    String state = anActor("Norvane").kind("state").alias("The Kingdom").save();
    assertNull(speaker(found(BODY, "Nobody was told.").by("Norvane", EntityKind.PERSON)));
    assertNull(speaker(found(BODY, "Nobody was told.").by("Kingdom", EntityKind.PERSON)));
    assertEquals(List.of(state), first("id", "/actors"));
  }

  @Test
  void ignores_a_leading_article() {
    String post = anActor("The Meridian Post").kind("media").save();
    String council = anActor("Council of States").kind("organization").save();
    FoundQuoteBuilder told = found(BODY, "Nobody was told.");
    assertEquals(post, speaker(told.by("Meridian Post", EntityKind.MEDIA)));
    assertEquals(council, speaker(told.by("the Council of States", EntityKind.ORGANIZATION)));
    String other = anActor("The Council of States").kind("organization").save();
    assertEquals(other, speaker(told.by("The Council of States", EntityKind.ORGANIZATION)));
    assertEquals(council, speaker(told.by("Council of States", EntityKind.ORGANIZATION)));
  }

  @Test
  void proposes_one_actor_for_all_spellings_of_a_name() {
    List<QuoteView> quotes =
        refresh(
                found(BODY, "The tide is early.").by("Inés Calder", EntityKind.PERSON),
                found(BODY, "Nobody was told.").by("INES CALDER", EntityKind.PERSON),
                found(BODY, "One, two,").by("Ines Calder", null))
            .quotes();
    assertEquals(1, Set.copyOf(quotes.stream().map(q -> q.speaker().id()).toList()).size());
    assertEquals(List.of("Inés Calder"), first("name", "/actors"));
    assertEquals(List.of("a rule"), first("origin.rule", "/actors"));
  }

  @Test
  void does_not_propose_an_actor_of_unknown_kind() {
    assertNull(speaker(found(BODY, "Nobody was told.").by("Calder", null)));
    assertEquals(0, total("/actors"));
  }

  @Test
  void does_not_propose_anonymous_or_unnamed_speakers() {
    anActor("Ines Calder").save();
    List<QuoteView> quotes =
        refresh(
                found(BODY, "The tide is early.").by("Ines Calder", EntityKind.PERSON).anonymous(),
                found(BODY, "Nobody was told.").by(null, EntityKind.PERSON),
                found(BODY, "One, two,"))
            .quotes();
    quotes.forEach(quote -> assertNull(quote.speaker()));
    assertEquals("she", quotes.get(0).attribution().text());
    assertEquals(
        List.of(true, false, false),
        quotes.stream().map(quote -> quote.attribution().anonymous()).toList());
    assertNull(quotes.get(2).attribution().text());
  }

  @Test
  void links_proposes_or_keeps_relays_as_printed() {
    String wire = anActor("Transit Wire").kind("media").alias("TW").save();
    QuoteView quote =
        refresh(
                found(BODY, "Nobody was told.")
                    .via("state television", null, EntityKind.MEDIA)
                    .via("the Wire", "tw", EntityKind.MEDIA)
                    .via("Radio Nord", "Radio Nord", EntityKind.MEDIA))
            .quotes()
            .get(0);
    var via = quote.attribution().via();
    assertEquals(
        List.of("state television", "the Wire", "Radio Nord"),
        via.stream().map(relay -> relay.text()).toList());
    assertNull(via.get(0).actor());
    assertEquals(wire, via.get(1).actor().id().toString());
    assertEquals("Radio Nord", via.get(2).actor().name());
    assertEquals(
        List.of("Radio Nord"), first("name", "/actors", "origin", "extractor", "kind", "media"));
  }

  @Test
  void updates_a_changed_proposal_in_place() {
    QuoteView before = refresh(found(BODY, "The tide is early.").confidence(0.4)).quotes().get(0);
    ArticleExtractionView run =
        refresh(
            found(BODY, "The tide is early. It will be late tomorrow.")
                .by("Ada", EntityKind.PERSON)
                .confidence(0.80049));
    assertEquals(List.of(0, 1, 0, 0, 0), counts(run));
    QuoteView after = run.quotes().get(0);
    assertEquals(before.id(), after.id());
    assertEquals(before.createdAt(), after.createdAt());
    assertFalse(after.updatedAt().equals(before.updatedAt()));
    assertEquals("The tide is early. It will be late tomorrow.", after.text());
    assertEquals("Ada", after.speaker().name());
    assertEquals(0.8, after.origin().confidence());
    assertEquals(List.of(after.text()), first("text", "/quotes", "confidenceFrom", "0.8"));
    assertEquals(List.of(), first("text", "/quotes", "confidenceFrom", "0.801"));
  }

  @Test
  void the_same_quotes_change_nothing() {
    FoundQuoteBuilder[] findings = {
      found(BODY, "The tide is early.")
          .by("Ada", EntityKind.PERSON)
          .via("the Wire", "Wire", EntityKind.MEDIA),
      found(BODY, "One, two,").andSpan("three.").by("Ben", null)
    };
    ArticleExtractionView once = refresh(findings);
    assertEquals(List.of(2, 0, 0, 0, 0), counts(once));
    ArticleExtractionView twice = refresh(findings);
    assertEquals(List.of(0, 0, 2, 0, 0), counts(twice));
    assertEquals(once.quotes(), twice.quotes());
    assertEquals("One, two, three.", twice.quotes().get(1).text());
  }

  @Test
  void matches_overlapping_proposals_one_to_one() {
    FoundQuoteBuilder whole = found(BODY, "The tide is early. It will be late tomorrow.");
    FoundQuoteBuilder part = found(BODY, "It will be late tomorrow.");
    List<QuoteView> both = refresh(whole, part).quotes();
    assertEquals(List.of(0, 0, 2, 0, 0), counts(refresh(part, whole)));
    ArticleExtractionView run = refresh(part);
    assertEquals(List.of(0, 0, 1, 1, 0), counts(run));
    QuoteView left = run.quotes().get(0);
    // The statement may have been found meanwhile.
    assertEquals(statementless(both.get(1)), statementless(left));
  }

  private static QuoteView statementless(QuoteView quote) {
    return quote.withStatements(Collections.singletonMap(quote.id(), null));
  }

  @Test
  void does_not_propose_a_quote_that_half_overlaps_a_kept_one() {
    String own = aQuote("It will be late tomorrow.").in(article).save();
    assertEquals(
        List.of(0, 0, 0, 0, 1),
        counts(refresh(found(BODY, "The tide is early. It will be late tomorrow."))));
    assertEquals(List.of(0, 0, 0, 0, 1), counts(refresh(found(BODY, "be late tomorrow"))));
    assertEquals(List.of(1, 0, 0, 0, 1), counts(refresh(found(BODY, "The tide is early. It"))));
    assertEquals(own, first("id", "/quotes", "origin", "editor").get(0));
  }

  @Test
  void matches_a_quote_without_spans_by_text() {
    FoundQuoteBuilder finding = found(BODY, "Nobody was told.");
    UUID id = refresh(finding).quotes().get(0).id();
    patch("/articles/" + article, "body", "Taken back.").then().statusCode(200);
    patch("/articles/" + article, "body", "Nobody was told. Nobody was told.");
    assertEquals("lost", page("/quotes/" + id).get("anchor"));
    String twice = "Nobody was told. Nobody was told.";
    ArticleExtractionView run = refresh(twice, found(twice).at(17, 33));
    assertEquals(List.of(0, 1, 0, 0, 0), counts(run));
    assertEquals(id, run.quotes().get(0).id());
    review(id.toString(), "rejected").then().statusCode(200);
    assertEquals(List.of(0, 0, 0, 0, 1), counts(refresh(twice, found(twice).at(17, 33))));
  }

  @Test
  void deletes_a_proposed_actor_with_its_last_proposal() {
    String other = anArticle().body(BODY).save();
    FoundQuoteBuilder[] findings = {
      found(BODY, "The tide is early.").by("Ada", EntityKind.PERSON),
      found(BODY, "Nobody was told.")
          .by("Ben", EntityKind.PERSON)
          .via("Wire", "Wire", EntityKind.MEDIA),
      found(BODY, "One, two,").by("Cleo", EntityKind.PERSON)
    };
    refresh(findings);
    String ben = first("id", "/actors", "q", "Ben").get(0).toString();
    patch("/actors/" + ben, "description", "A pilot.").then().statusCode(200);
    aQuote("Nobody was told.").in(other).with("speaker", Map.of("name", "Cleo")).save();
    assertEquals(List.of(0, 0, 0, 3, 0), counts(refresh()));
    assertEquals(Set.of("Ben", "Cleo"), Set.copyOf(first("name", "/actors")));
  }

  @Test
  void skips_quotes_that_exceed_the_limits() {
    String longer = "a ".repeat(10_001);
    article = anArticle().body(longer).save();
    FoundQuoteBuilder many = found(longer);
    IntStream.range(0, 51).forEach(i -> many.at(2 * i, 2 * i + 1));
    ArticleExtractionView run =
        refresh(longer, found(longer).at(0, 20_001), many, found(longer).at(1_000, 21_000 - 999));
    assertEquals(List.of(1, 0, 0, 0, 0), counts(run));
  }

  @Test
  void drops_names_that_are_too_long() {
    QuoteView quote =
        refresh(
                found(BODY, "Nobody was told.")
                    .by("x".repeat(301), EntityKind.PERSON)
                    .via("y".repeat(301), null, null)
                    .via("z".repeat(300), "😀".repeat(301), EntityKind.MEDIA))
            .quotes()
            .get(0);
    assertNull(quote.speaker());
    assertEquals(
        List.of("z".repeat(300)),
        quote.attribution().via().stream().map(relay -> relay.text()).toList());
    assertEquals(0, total("/actors"));
  }

  @Test
  void proposes_the_most_confident_up_to_the_limit_of_an_article() {
    String text = "word ".repeat(1_100);
    article = anArticle().body(text).save();
    aQuote("word word").span(0, 9).in(article).save();
    List<FoundQuoteBuilder> all =
        IntStream.range(0, 1_050)
            .mapToObj(i -> found(text).at(5 * i, 5 * i + 4).confidence(i < 100 ? 0.1 : 0.9))
            .toList();
    ArticleExtractionView run = proposals.refresh(UUID.fromString(article), candidates(text, all));
    // Two overlap the editor's quotes; 49 of the other 98 with low confidence fit.
    assertEquals(List.of(999, 0, 0, 0, 1), counts(run));
    assertEquals(1_000, total("/quotes"));
    assertEquals(
        950,
        ListRequests.page("/quotes", "confidenceFrom", 0.9, "include", "total").getInt("total"));
  }

  @Test
  void extracts_again_if_the_article_changed_meanwhile() {
    patch("/articles/" + article, "body", "“We have counted every vote,” said Mayor Ines Calder.");
    ArticleExtractionView run = refresh(found(BODY, "Nobody was told."));
    assertEquals(
        List.of("We have counted every vote"), run.quotes().stream().map(QuoteView::text).toList());
  }

  @Test
  void the_number_of_queries_is_independent_of_the_number_of_quotes() {
    database.getStatistics().setStatisticsEnabled(true);
    long ofTwo = statementsOfRerun(2);
    long ofTwenty = statementsOfRerun(20);
    database.getStatistics().setStatisticsEnabled(false);
    assertEquals(ofTwo, ofTwenty);
  }

  private long statementsOfRerun(int quotes) {
    String text = "word ".repeat(quotes);
    article = anArticle().body(text).save();
    List<FoundQuoteBuilder> found =
        IntStream.range(0, quotes)
            .mapToObj(
                i ->
                    found(text)
                        .at(5 * i, 5 * i + 4)
                        .by("Speaker " + i, EntityKind.PERSON)
                        .via("Wire " + i, "Wire " + i, EntityKind.MEDIA))
            .toList();
    UUID id = UUID.fromString(article);
    proposals.refresh(id, candidates(text, found));
    database.getStatistics().clear();
    assertEquals(quotes, proposals.refresh(id, candidates(text, found)).counts().unchanged());
    return database.getStatistics().getPrepareStatementCount();
  }

  private String speaker(FoundQuoteBuilder finding) {
    QuoteView quote = refresh(finding).quotes().get(0);
    return quote.speaker() == null ? null : quote.speaker().id().toString();
  }

  private ArticleExtractionView refresh(FoundQuoteBuilder... findings) {
    return refresh(BODY, findings);
  }

  private ArticleExtractionView refresh(String text, FoundQuoteBuilder... findings) {
    return proposals.refresh(UUID.fromString(article), candidates(text, findings));
  }

  private static List<Integer> counts(ArticleExtractionView run) {
    return List.of(
        run.counts().created(),
        run.counts().updated(),
        run.counts().unchanged(),
        run.counts().removed(),
        run.counts().kept());
  }

  private static int total(String path) {
    return given().get(path + "?include=total").as(JsonBody.class).getInt("total");
  }
}
