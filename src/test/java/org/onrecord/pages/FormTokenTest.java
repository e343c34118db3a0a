package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;

/** Every form of a page that writes is refused without the token of its session (CSRF). */
@QuarkusTest
class FormTokenTest {
  private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

  @Test
  void every_form_needs_the_token_of_its_session() {
    Browser admin = Browser.of("admin");
    Map<String, Element> forms = forms(admin);
    assertEquals(
        Set.of(
            "/sign-out",
            "/draft",
            "/review",
            "/review/{id}",
            "/review/{id}/undo",
            "/review/{id}/claim",
            "/review/{id}/claim/end",
            "/admin/keys",
            "/admin/keys/{id}/revoke",
            "/admin/subscriptions/{id}/pause",
            "/admin/subscriptions/{id}/resume",
            "/admin/subscriptions/{id}/remove",
            "/admin/duplicates/merge",
            "/admin/duplicates/different"),
        forms.keySet());
    String foreign = Browser.of("admin").page("/").select("[name=csrf]").val();
    AssertEach.of(
        forms.keySet(),
        path -> {
          for (String token : new String[] {"", "x", foreign}) {
            assertEquals(403, admin.submit(forms.get(path), "csrf", token).statusCode(), token);
          }
          Element without = forms.get(path).clone();
          without.select("[name=csrf]").remove();
          assertEquals(403, admin.submit(without).statusCode(), "without a token");
        });
    admin.page("/admin");
  }

  /** A form for each path, with ids as {@code {id}}. */
  private static Map<String, Element> forms(Browser admin) {
    Map<String, Element> forms = new TreeMap<>();
    for (Document page : pages(admin)) {
      for (Element form : page.select("form[method=post]")) {
        put(forms, form, form.attr("action"));
        form.select("[formaction]").forEach(button -> put(forms, form, button.attr("formaction")));
        if (form.hasAttr("data-claim")) {
          put(forms, form, form.attr("data-claim"));
        }
      }
    }
    return forms;
  }

  private static void put(Map<String, Element> forms, Element form, String action) {
    forms.put(
        action.replaceFirst("\\?.*", "").replaceFirst(ID, "{id}"),
        form.clone().attr("action", action));
  }

  private static List<Document> pages(Browser admin) {
    anActor("Amara Qist").save();
    anActor("Amara Quist").save();
    subscribe("/quotes", "https://example.com/one");
    given()
        .post("/subscriptions/" + subscribe("/quotes", "https://example.com/other") + "/pause")
        .then()
        .statusCode(200);
    String quote = aQuote("a").with("status", "proposed").save();
    aQuote("b").with("status", "proposed").save();
    Document desk = admin.page("/review/" + quote);
    Document next = admin.follow(desk.selectFirst("#desk"), "action", "confirm");
    return Stream.concat(
            Stream.of(desk, next),
            Stream.of("/", "/draft", "/review", "/admin", "/admin/duplicates").map(admin::page))
        .toList();
  }
}
