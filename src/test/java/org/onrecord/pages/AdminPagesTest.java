package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.JsonBody;

/** The administration pages: keys, imports under way, and duplicates of actors. */
@QuarkusTest
class AdminPagesTest {
  private static final String HOSTILE = "</td><script>alert(1)</script>\"' {frame.root} \u202E";

  private static int statusWith(String key) {
    return given()
        .noFiltersOfType(AdminKeyFilter.class)
        .noFiltersOfType(ContractValidationFilter.class)
        .header("Authorization", "Bearer " + key)
        .get("/quotes")
        .statusCode();
  }

  @Test
  void a_key_is_shown_once_and_can_be_revoked() {
    Browser admin = Browser.of("admin");
    Element form = admin.page("/admin").selectFirst("form[action$=/admin/keys]");
    Response answer =
        admin.submit(form, "name", "Archive copy", "role", "reader", "expiresOn", "2099-06-30");
    assertEquals("no-store", answer.header("Cache-Control"));
    String key = Browser.document(answer, "/admin/keys", 200).select("section.notice code").text();
    assertTrue(key.startsWith("ork_"), key);
    assertEquals(200, statusWith(key));

    Document again = admin.page("/admin");
    assertFalse(again.html().contains(key));
    Element row = again.selectFirst("li.row:contains(Archive copy)");
    assertTrue(row.text().contains("reader") && row.text().contains("30 June 2099"), row.text());
    assertEquals("/admin#keys", admin.submit(row.selectFirst("form")).header("Location"));
    assertEquals(401, statusWith(key));
    assertNull(admin.page("/admin").selectFirst("li.row:contains(Archive copy)"));
  }

  @Test
  void names_are_text_and_faults_are_those_of_the_api() {
    Browser admin = Browser.of("admin");
    Element form = admin.page("/admin").selectFirst("form[action$=/admin/keys]");
    admin.submit(form, "name", HOSTILE, "role", "editor").then().statusCode(200);
    Document page = admin.page("/admin");
    assertEquals(1, page.select("script").size());
    assertTrue(
        page.select("li.row b bdi").eachText().toString().contains("<script>alert(1)</script>"));
    assertEquals(400, admin.submit(form, "name", "", "role", "editor").statusCode());
    assertEquals(400, admin.submit(form, "name", "A", "role", "owner").statusCode());
    assertEquals(422, admin.submit(form, "name", "A", "expiresOn", "2001-01-01").statusCode());
    assertEquals(
        403, admin.post("/admin/keys", Map.of("name", "A", "role", "reader")).statusCode());
  }

  @Test
  void texts_of_duplicates_and_subscriptions_are_text() {
    anActor("Amara Quist" + HOSTILE).save();
    anActor("Amara Qist" + HOSTILE).save();
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "name",
                HOSTILE,
                "query",
                "/quotes?q=strait%3Cb%3E",
                "events",
                List.of("created"),
                "target",
                Map.of("url", "https://example.com/hook")))
        .post("/subscriptions")
        .then()
        .statusCode(201);
    Browser admin = Browser.of("admin");
    for (String path : List.of("/admin", "/admin/duplicates")) {
      Document page = admin.page(path);
      assertEquals(1, page.select("script").size(), path);
      assertTrue(page.text().contains("<script>alert(1)</script>"), path);
    }
    assertTrue(admin.page("/admin").select("code").eachText().contains("/quotes?q=strait%3Cb%3E"));
  }

  @Test
  void subscriptions_are_paused_resumed_and_deleted() {
    String id = subscribe("/quotes", "https://example.com/hook");
    Browser admin = Browser.of("admin");
    Element row = admin.page("/admin").selectFirst("#subscriptions ~ ul .row");
    assertTrue(
        row.text().contains("active") && row.text().contains("No message waits"), row.text());
    assertEquals("/admin#subscriptions", admin.submit(row.selectFirst("form")).header("Location"));
    assertEquals(
        "paused",
        given().get("/subscriptions/" + id).then().extract().as(JsonBody.class).get("state"));
    Element paused = admin.page("/admin").selectFirst("#subscriptions ~ ul .row");
    assertTrue(paused.text().contains("(requested)"), paused.text());
    admin.submit(paused.selectFirst("form[action$=resume]")).then().statusCode(303);
    assertEquals(
        "active",
        given().get("/subscriptions/" + id).then().extract().as(JsonBody.class).get("state"));
    admin.submit(paused.selectFirst("form[action$=remove]")).then().statusCode(303);
    given().get("/subscriptions/" + id).then().statusCode(404);
    admin.submit(paused.selectFirst("form[action$=remove]")).then().statusCode(404);
    assertEquals(403, Browser.of("editor").get("/admin").statusCode());
  }

  @Test
  void the_pages_are_for_admins() {
    Browser editor = Browser.of("editor");
    for (String path : List.of("/admin", "/admin/duplicates")) {
      assertEquals(403, editor.get(path).statusCode(), path);
      assertTrue(List.of(303, 401).contains(new Browser().get(path).statusCode()), path);
    }
    assertEquals(List.of("/review"), editor.page("/").select(".session a").eachAttr("href"));
    assertEquals(
        List.of("/review", "/admin"),
        Browser.of("admin").page("/").select(".session a").eachAttr("href"));
    String text = Browser.of("admin").page("/admin").text();
    assertTrue(text.contains("No import is under way."), text);
    assertTrue(text.contains("There are no subscriptions."), text);
  }

  @Test
  void duplicates_are_merged_with_one_click_or_declared_different() {
    String misspelt = anActor("Amara Qist").save();
    String right = anActor("Amara Quist").save();
    Browser admin = Browser.of("admin");
    Element form = admin.page("/admin/duplicates").selectFirst("form[action$=/merge]");
    String duplicate = form.selectFirst("[name=duplicate]").val();
    String survivor = form.selectFirst("[name=survivor]").val();
    assertTrue(List.of(misspelt, right).containsAll(List.of(duplicate, survivor)));
    Document after = admin.follow(form);
    assertNull(after.selectFirst("form[action$=/merge]"));
    given().redirects().follow(false).get("/actors/" + duplicate).then().statusCode(308);

    anActor("T. Lindmoor").save();
    anActor("Tomas Lindmoor").save();
    Element other = admin.page("/admin/duplicates").selectFirst("form[action$=/merge]");
    other.attr("action", other.selectFirst("[formaction]").attr("formaction"));
    assertNull(admin.follow(other).selectFirst("form[action$=/merge]"));
    assertEquals(400, admin.submit(other, "duplicate", "x").statusCode());
  }
}
