package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;

/** The review desk by its forms, as a browser without JavaScript sends them. */
@QuarkusTest
class ReviewDeskTest {
  private static final String BODY =
      "😀 Before.\n\n“It is late,” Ada Quist said. “We go home now.”\n\nAfter.";

  @Inject Database database;

  private String article;
  private String speaker;
  private String quote;
  private Browser browser;

  @BeforeEach
  void saveProposal() {
    article = anArticle().titled("Late").body(BODY).language("en").from("The Gazette").save();
    speaker = anActor("Ada Quist").save();
    quote =
        aQuote("It is late.")
            .with("text", "It is late")
            .in(article)
            .by(speaker)
            .attributed("text", "Ada Quist")
            .with("status", "proposed")
            .save();
    browser = Browser.of("editor");
  }

  private Document desk() {
    return browser.page("/review/" + quote);
  }

  private static Element form(Document desk) {
    return desk.selectFirst("#desk");
  }

  private static JsonBody onRecord(String id) {
    return given().get("/quotes/" + id).as(JsonBody.class);
  }

  private String propose(String text) {
    return aQuote(text).in(article).with("status", "proposed").save();
  }

  @Test
  void the_queue_leads_to_the_oldest_proposal() {
    propose("We go home now.");
    Document page = browser.page("/review");
    assertEquals("2 proposals are waiting.", page.select(".lead").text());
    Response next = browser.submit(page.selectFirst("form.start"));
    assertEquals("/review/" + quote, next.header("Location"));
    assertEquals(1, browser.page("/review").select("#held").size());
  }

  @Test
  void a_quote_stands_in_its_article_with_its_evidence() {
    Document page = desk();
    assertEquals("Did Ada Quist say this?", page.select("h1").text());
    assertEquals("It is late", page.select(".article mark").text());
    assertEquals(List.of("0", "11", "60"), page.select("[data-start]").eachAttr("data-start"));
    assertTrue(page.select(".facts").text().contains("As printed Ada Quist"));
    assertEquals(2, page.select("script").size());
  }

  @Test
  void one_button_confirms_and_leads_to_the_next() {
    String second = propose("We go home now.");
    Document next = browser.follow(form(desk()), "action", "confirm", "reason", "Heard it.");
    assertEquals("confirmed", onRecord(quote).getString("status"));
    assertEquals("Heard it.", onRecord(quote).getString("review.reason"));
    assertEquals("Desk of editor", onRecord(quote).getString("review.by"));
    assertEquals("We go home now.", next.select("#text").text());
    assertTrue(next.select(".done").text().startsWith("Confirmed: “It is late” by Ada Quist"));
    Document empty = browser.follow(form(next), "action", "reject");
    assertEquals("rejected", onRecord(second).getString("status"));
    assertEquals("No proposal is waiting.", empty.select(".lead").text());
    String by =
        given()
            .get("/quotes/" + quote + "/history")
            .then()
            .extract()
            .as(JsonBody.class)
            .get("items[0].by.key.name");
    assertEquals("Desk of editor", by);
  }

  @Test
  void a_dispute_needs_a_reason_and_evidence() {
    Element dispute = desk().select("form.fields").last();
    browser.submit(dispute, "action", "dispute").then().statusCode(400);
    assertEquals("proposed", onRecord(quote).getString("status"));
    browser.follow(
        dispute, "action", "dispute", "reason", "The tape differs.", "reference", "The tape");
    JsonBody disputed = onRecord(quote);
    assertEquals("disputed", disputed.getString("status"));
    assertEquals("The tape differs.", disputed.getString("review.reason"));
    assertEquals("The tape", disputed.getString("review.reference"));
    List<String> reviews =
        given().get("/quotes/" + quote + "/reviews").as(JsonBody.class).get("items.status");
    assertEquals(List.of("disputed", "confirmed"), reviews);
  }

  @Test
  void every_decision_can_be_undone() {
    JsonBody before = onRecord(quote);
    for (String action : List.of("confirm", "reject", "dispute")) {
      Document done =
          browser.follow(form(desk()), "action", action, "reason", "a", "reference", "b");
      Document again = browser.follow(done.selectFirst(".done form"));
      assertEquals("It is late", again.select("#text").text());
      assertEquals("proposed", onRecord(quote).getString("status"), action);
      assertNull(onRecord(quote).get("review"), action);
    }
    Document saved = browser.follow(form(desk()), "action", "save", "speaker", "");
    assertNull(onRecord(quote).get("speaker"));
    browser.follow(saved.selectFirst(".done form"));
    assertEquals(before.getString("speaker.id"), onRecord(quote).getString("speaker.id"));
    assertEquals(before.<List<?>>get("spans"), onRecord(quote).<List<?>>get("spans"));
  }

  @Test
  void a_decision_can_be_undone_after_the_next_quote_was_skipped() {
    String second = propose("We go home now.");
    Document next = browser.follow(form(desk()), "action", "confirm");
    Response skipped = browser.submit(form(next), "action", "skip");
    assertEquals("/review?done=" + quote, skipped.header("Location"));
    assertEquals("proposed", onRecord(second).getString("status"));
    browser.follow(browser.page(skipped.header("Location")).selectFirst(".done form"));
    assertEquals("proposed", onRecord(quote).getString("status"));
  }

  @Test
  void skipping_leads_to_the_next_and_leaves_the_quote_to_others() {
    String second = propose("We go home now.");
    Response skipped = browser.submit(form(desk()), "action", "skip");
    assertEquals("/review/" + second, skipped.header("Location"));
    Response last = browser.submit(form(browser.page("/review/" + second)), "action", "skip");
    assertEquals("/review", last.header("Location"));
    assertEquals("proposed", onRecord(quote).getString("status"));
    assertEquals("/review/" + quote, next(Browser.of("editor")));
    assertEquals("/review", next(browser), "a skipped one comes back later");
    expireClaims();
    assertEquals("/review/" + quote, next(browser));
  }

  @Test
  void words_and_places_can_be_changed() {
    browser.follow(form(desk()), "action", "save", "text", "We go home now", "reason", "Wrong.");
    assertEquals(List.of(Map.of("start", 42, "end", 56)), onRecord(quote).<List<?>>get("spans"));
    assertEquals(
        "Wrong.",
        given()
            .get("/quotes/" + quote + "/history")
            .then()
            .extract()
            .as(JsonBody.class)
            .get("items[0].reason"));
    browser.follow(
        form(desk()),
        "action",
        "confirm",
        "text",
        "It is late We go home now",
        "spans",
        "12-22 42-56");
    JsonBody both = onRecord(quote);
    assertEquals("confirmed", both.getString("status"));
    assertEquals("It is late We go home now", both.getString("text"));
    assertEquals(2, both.<List<?>>get("spans").size());
    browser.follow(form(desk()), "action", "save", "text", "It is late. We go home now");
    assertEquals("It is late. We go home now", onRecord(quote).getString("text"));
    assertEquals(2, onRecord(quote).<List<?>>get("spans").size(), "a joint keeps the anchor");
  }

  private String proposeInterrupted() {
    return aQuote("It is late. We go home now.").in(article).with("status", "proposed").save();
  }

  @Test
  void a_joint_is_changed_in_its_field_and_keeps_the_anchor() {
    quote = proposeInterrupted();
    List<?> spans = onRecord(quote).<List<?>>get("spans");
    assertEquals(2, spans.size());
    Element form = form(desk());
    assertEquals(List.of("."), form.select("[name=joint]").eachAttr("value"));
    assertTrue(form.text().contains("Joint between “It is late” and “We go home now.”"));
    for (String[] joint :
        new String[][] {{"?", "? "}, {"…", " … "}, {"", " "}, {";", "; "}, {" . ", ". "}}) {
      browser.follow(form(desk()), "action", "save", "joint", joint[0]);
      assertEquals("It is late" + joint[1] + "We go home now.", onRecord(quote).getString("text"));
      assertEquals(spans, onRecord(quote).<List<?>>get("spans"), "the place");
    }
    browser.submit(form(desk()), "action", "save", "joint", "-").then().statusCode(400);
    browser
        .submit(form(desk()), "action", "save", "joint", "?", "text", "It is late! We go home now.")
        .then()
        .statusCode(400);
    browser.follow(form(desk()), "action", "save", "text", "It is late");
    assertEquals(1, onRecord(quote).<List<?>>get("spans").size(), "other words have another place");
    assertEquals(0, form(desk()).select("[name=joint]").size());
  }

  @Test
  void words_without_a_place_are_refused() {
    Document refused =
        Browser.document(
            browser.submit(form(desk()), "action", "confirm", "text", "It is lat3"),
            "/review",
            422);
    assertTrue(refused.text().contains("would lose its place"), refused::text);
    assertEquals("It is late", onRecord(quote).getString("text"));
    assertEquals("proposed", onRecord(quote).getString("status"));
  }

  @Test
  void the_attribution_and_the_relays_can_be_changed() {
    String agency = anActor("Reuters").with("kind", "media").save();
    patch(
            "/quotes/" + quote,
            "attribution",
            Map.of(
                "via",
                List.of(Map.of("text", "a spokesman"), Map.of("actor", Map.of("id", agency)))))
        .then()
        .statusCode(200);
    Element form = form(desk());
    assertEquals("a spokesman\nReuters", form.selectFirst("#via").wholeText());
    browser.follow(
        form,
        "action",
        "save",
        "attributionText",
        "Ms Quist",
        "attributionRole",
        " mayor ",
        "attributionCue",
        "told reporters",
        "anonymous",
        "true",
        "via",
        "Reuters\n\n a broadcaster ");
    JsonBody changed = onRecord(quote);
    assertEquals("Ms Quist", changed.getString("attribution.text"));
    assertEquals("mayor", changed.getString("attribution.role"));
    assertEquals("told reporters", changed.getString("attribution.cue"));
    assertEquals(true, changed.get("attribution.anonymous"));
    assertEquals(
        List.of(agency),
        changed.<List<?>>get("attribution.via.actor.id").stream().limit(1).toList());
    assertEquals("a broadcaster", changed.getString("attribution.via[1].text"));
    Document done =
        browser.follow(
            form(desk()),
            "action",
            "confirm",
            "attributionRole",
            "",
            "via",
            "",
            "anonymous",
            "false");
    assertNull(onRecord(quote).get("attribution.role"));
    assertEquals("told reporters", onRecord(quote).getString("attribution.cue"));
    assertEquals(List.of(), onRecord(quote).<List<?>>get("attribution.via"));
    browser.follow(done.selectFirst(".done form"));
    assertEquals("mayor", onRecord(quote).getString("attribution.role"));
    browser
        .submit(form(desk()), "action", "save", "attributionCue", "x".repeat(301))
        .then()
        .statusCode(400);
  }

  @Test
  void words_at_another_place_are_refused() {
    browser
        .submit(form(desk()), "action", "save", "text", "We go", "spans", "24-30")
        .then()
        .statusCode(422);
    browser.submit(form(desk()), "action", "save", "spans", "12-").then().statusCode(400);
    browser.submit(form(desk()), "action", "save", "spans", "22-12").then().statusCode(400);
    browser.submit(form(desk()), "action", "save", "text", " ").then().statusCode(400);
    assertEquals("It is late", onRecord(quote).getString("text"));
  }

  @Test
  void a_speaker_can_be_chosen_named_or_created() {
    String ben = anActor("Ben Foss").alias("B. Foss").save();
    String other = anActor("Ben Foss").save();
    browser.follow(form(desk()), "action", "save", "speaker", "B. Foss");
    assertEquals(ben, onRecord(quote).getString("speaker.id"));
    browser.follow(form(desk()), "action", "save", "speaker", "Ben Foss", "speakerId", other);
    assertEquals(other, onRecord(quote).getString("speaker.id"));
    browser.follow(form(desk()), "action", "save", "speaker", ben);
    assertEquals(ben, onRecord(quote).getString("speaker.id"));
    browser.follow(form(desk()), "action", "save", "speaker", "Cy", "kind", "person");
    assertEquals("Cy", onRecord(quote).getString("speaker.name"));
    Document ambiguous =
        Browser.document(
            browser.submit(form(desk()), "action", "save", "speaker", "Ben Foss"), "/review", 409);
    assertTrue(ambiguous.select(".faults code").eachText().containsAll(List.of(ben, other)));
    Document unknown =
        Browser.document(
            browser.submit(form(desk()), "action", "save", "speaker", "Dee"), "/review", 422);
    assertTrue(unknown.text().contains("Dee"), unknown.text());
    assertEquals("Cy", onRecord(quote).getString("speaker.name"));
  }

  @Test
  void a_quote_that_changed_meanwhile_is_not_decided_on() {
    Document seen = desk();
    patch("/quotes/" + quote, "saidOn", "2024-05-01").then().statusCode(200);
    Document conflict =
        Browser.document(browser.submit(form(seen), "action", "confirm"), "/review", 412);
    assertEquals("Somebody else changed this quote meanwhile", conflict.select("h1").text());
    assertEquals("/review/" + quote, conflict.select("main a").first().attr("href"));
    assertEquals("proposed", onRecord(quote).getString("status"));
    Document done = browser.follow(form(desk()), "action", "confirm");
    review(quote, "disputed").then().statusCode(200);
    browser.submit(done.selectFirst(".done form")).then().statusCode(412);
    assertEquals("disputed", onRecord(quote).getString("status"));
  }

  /** Opens the next proposal, and returns its URL. */
  private static String next(Browser editor) {
    return editor.submit(editor.page("/review").selectFirst("form.start")).header("Location");
  }

  private void expireClaims() {
    database.execute(Sql.of("update claim set until = now()"));
  }

  /** The minutes until the claims end, rounded up. */
  private List<Long> minutes() {
    return database.list(
        Sql.of("select ceil(extract(epoch from until - now()) / 60)::bigint as minutes from claim"),
        row -> row.longValue("minutes"));
  }

  @Test
  void two_editors_get_different_quotes() {
    String second = propose("We go home now.");
    Browser other = Browser.of("editor");
    assertEquals("/review/" + quote, next(browser));
    assertEquals("/review/" + second, next(other));
    assertTrue(other.page("/review/" + quote).select(".notice").text().contains("Another editor"));
    assertEquals("", desk().select(".notice").text());
  }

  @Test
  void editors_at_once_never_get_the_same_quote() {
    List<String> proposals = new ArrayList<>(List.of("/review/" + quote));
    for (String words : List.of("Before", "late", "We go", "home now", "After")) {
      proposals.add("/review/" + propose(words));
    }
    List<Browser> editors =
        Stream.generate(() -> Browser.of("editor")).limit(proposals.size()).toList();
    List<String> opened = editors.parallelStream().map(ReviewDeskTest::next).sorted().toList();
    assertEquals(proposals.stream().sorted().toList(), opened);
  }

  @Test
  void a_claim_lasts_while_its_editor_works() {
    next(browser);
    String claim = form(desk()).attr("data-claim");
    Map<String, String> csrf = Map.of("csrf", desk().select("[name=csrf]").val());
    List<Executable> steps =
        List.of(
            () -> assertEquals(204, browser.post(claim, csrf).statusCode()),
            () -> browser.follow(form(desk()), "action", "save", "speaker", ""),
            () -> browser.follow(form(desk()), "action", "save", "speaker", speaker));
    for (Executable step : steps) {
      database.execute(Sql.of("update claim set until = now() + interval '1 minute'"));
      assertDoesNotThrow(step);
      assertEquals(List.of(15L), minutes());
    }
    Response taken = claim(Browser.of("editor"));
    assertEquals("Another editor has opened this quote, or has decided on it.", taken.asString());
    assertEquals(200, taken.statusCode());
    assertEquals("", desk().select(".notice:not(.done)").text(), "the first one keeps it");
  }

  private Response claim(Browser editor) {
    Document page = editor.page("/review/" + quote);
    return editor.post(
        "/review/" + quote + "/claim", Map.of("csrf", page.select("[name=csrf]").val()));
  }

  @Test
  void an_editor_who_leaves_gives_the_quote_back() {
    next(browser);
    assertEquals("/review", next(Browser.of("editor")));
    Element held = browser.page("/review").selectFirst("[aria-labelledby=held] form");
    assertEquals(0, browser.follow(held).select("#held").size());
    assertEquals("/review/" + quote, next(Browser.of("editor")));
    browser.submit(held).then().statusCode(303);
    assertEquals(List.of(15L), minutes(), "the claim of the other one");
  }

  @Test
  void an_editor_whose_claim_has_expired_is_told_before_the_quote_is_decided_on() {
    next(browser);
    Document page = desk();
    expireClaims();
    Browser other = Browser.of("editor");
    assertEquals("/review/" + quote, next(other));
    Document theirs = other.page("/review/" + quote);
    Document conflict =
        Browser.document(
            browser.submit(
                form(page), "action", "confirm", "speaker", "", "reason", "Heard\n<b>it</b>."),
            "/review",
            409);
    assertEquals("Another editor has reserved this quote", conflict.select("h1").text());
    assertTrue(conflict.select(".facts").text().contains("Heard <b>it</b>."), conflict::text);
    assertEquals("proposed", onRecord(quote).getString("status"));
    browser.follow(conflict.selectFirst("form.fields"));
    assertEquals("confirmed", onRecord(quote).getString("status"));
    assertEquals("Heard\n<b>it</b>.", onRecord(quote).getString("review.reason"));
    assertNull(onRecord(quote).get("speaker"));
    Document late =
        Browser.document(
            other.submit(form(theirs), "action", "reject", "reason", "No."), "/review", 412);
    assertTrue(late.select(".facts").text().contains("Action Reject"), late::text);
    assertTrue(late.select(".facts").text().contains("No."), late::text);
  }

  @Test
  void an_expired_claim_that_nobody_took_does_not_matter() {
    next(browser);
    expireClaims();
    browser.follow(form(desk()), "action", "confirm");
    assertEquals("confirmed", onRecord(quote).getString("status"));
  }

  @Test
  void an_editor_whose_key_is_revoked_decides_on_nothing_more() {
    JsonBody key = Browser.key("editor");
    Browser dismissed = Browser.with(key.getString("key"));
    Document page = dismissed.page("/review/" + quote);
    given().delete("/keys/" + key.getString("id")).then().statusCode(204);
    dismissed.submit(form(page), "action", "confirm").then().statusCode(401);
    assertEquals("proposed", onRecord(quote).getString("status"));
  }

  @Test
  void a_filter_of_the_queue_is_kept() {
    String french = anArticle().body("a b").language("fr").save();
    String first = aQuote("a").in(french).with("status", "proposed").save();
    String next = aQuote("b").in(french).with("status", "proposed").save();
    Document page = browser.page("/review?language=fr");
    assertEquals("2 proposals are waiting.", page.select(".lead").text());
    Response start = browser.submit(page.selectFirst("form.start"));
    assertEquals("/review/" + first + "?language=fr", start.header("Location"));
    Response decided =
        browser.submit(form(browser.page(start.header("Location"))), "action", "reject");
    assertEquals("/review/" + next + "?language=fr&done=" + first, decided.header("Location"));
    browser.page("/review?sort=confidence&source=The+Gazette");
    browser.page("/review?source=Nobody", 422);
    browser.page("/review?sort=loudness", 400);
    browser.page("/review?done=x", 400);
  }

  @Test
  void a_form_without_action_state_or_quote_is_refused() {
    Element form = form(desk());
    for (String[] changes :
        new String[][] {
          {"action", "burn"},
          {"action", ""},
          {"action", "confirm", "tag", ""},
          {"action", "confirm", "tag", "x"},
          {"action", "propose"}
        }) {
      int status = browser.submit(form, changes).statusCode();
      assertEquals(changes[1].equals("propose") ? 409 : 400, status, List.of(changes)::toString);
    }
    form.attr("action", "/review/0199a000-0000-7000-8000-0000000009ff");
    browser.submit(form, "action", "confirm").then().statusCode(404);
    browser.page("/review/0199a000-0000-7000-8000-0000000009ff", 404);
    browser.page("/review/x", 400);
    new Browser().page("/review/" + quote, 401);
  }

  @Test
  void no_markup_of_a_text_gets_through() {
    String hostile =
        "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)> {frame.root} \u202E";
    String place = anArticle().titled(hostile).body("A\n\n" + hostile + "\n\nB").save();
    String hostileQuote =
        aQuote(hostile)
            .in(place)
            .by(anActor(hostile).save())
            .attributed("text", hostile)
            .attributed("role", hostile)
            .attributed("cue", hostile)
            .attributed("via", List.of(Map.of("text", hostile)))
            .with("status", "proposed")
            .save();
    Document page = browser.page("/review/" + hostileQuote);
    assertEquals(hostile, page.selectFirst("#text").wholeText());
    assertEquals(hostile, page.selectFirst(".article mark").wholeText());
    for (Document one :
        List.of(
            page,
            browser.page("/review"),
            browser.follow(form(page), "action", "confirm", "reason", "x"))) {
      assertEquals(0, one.select("img, style, script:not([src])").size());
      for (Element element : one.getAllElements()) {
        for (Attribute attribute : element.attributes()) {
          assertFalse(attribute.getKey().startsWith("on"), element::toString);
        }
      }
      assertTrue(one.text().contains("alert(1)"));
    }
  }
}
