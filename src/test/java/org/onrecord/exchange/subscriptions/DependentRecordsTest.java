package org.onrecord.exchange.subscriptions;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.await;
import static org.onrecord.exchange.subscriptions.SubscriptionClient.subscribe;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.WriteRequests;

/** Targets have what their lists have, also after changes of other records. */
@QuarkusTest
class DependentRecordsTest {
  @Inject Database database;

  private final StubTarget target = new StubTarget();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Map<String, Set<String>> before = new LinkedHashMap<>();
  private final Map<String, Set<String>> atStart = new LinkedHashMap<>();

  @AfterEach
  void stopTarget() {
    SubscriptionClient.deleteAll(database);
    target.close();
  }

  private void follow(String... queries) {
    for (String query : queries) {
      paths.put(query, "/" + paths.size());
      subscribe(query, target.url(paths.get(query)));
      before.put(query, listed(query));
      atStart.put(query, listed(query));
    }
  }

  /** Requires that exactly these lists have changed, and waits until the targets have them. */
  private void assertChanged(String... queries) {
    Set<String> changed = new TreeSet<>();
    for (String query : paths.keySet()) {
      Set<String> now = listed(query);
      await(
          () -> delivered(query).equals(now),
          () -> query + " has " + now + ", its target " + delivered(query));
      if (!now.equals(before.put(query, now))) {
        changed.add(query);
      }
    }
    assertEquals(new TreeSet<>(Set.of(queries)), changed);
  }

  private static Set<String> listed(String query) {
    JsonBody page = given().get(query).then().statusCode(200).extract().as(JsonBody.class);
    return page.<Map<String, Object>>getList("items").stream()
        .map(item -> (String) item.get("id"))
        .collect(toSet());
  }

  /** The records that a target has: those at the start, with the messages after that. */
  private Set<String> delivered(String query) {
    Set<String> present = new HashSet<>(atStart.get(query));
    for (StubTarget.Message message : target.received()) {
      if (message.path().equals(paths.get(query))) {
        String id = message.json().at("/data/id").asText();
        if (message.json().at("/data/record").isMissingNode()) {
          present.remove(id);
        } else {
          present.add(id);
        }
      }
    }
    return present;
  }

  private static void patch(String path, String member, Object value) {
    WriteRequests.patch(path, member, value).then().statusCode(200);
  }

  @Test
  void quotes_match_by_the_words_source_and_day_of_their_article() {
    anArticle().from("Herald").save();
    String article = anArticle().from("Gazette").publishedOn("2020-01-01").save();
    aQuote("One.").in(article).save();
    follow(
        "/quotes?articleQ=harbour",
        "/quotes?about=harbour",
        "/quotes?hasNot=url",
        "/quotes?source=Herald",
        "/quotes?publishedFrom=2024-01-01");
    patch("/articles/" + article, "title", "The harbour");
    assertChanged("/quotes?articleQ=harbour", "/quotes?about=harbour");
    patch("/articles/" + article, "url", "https://example.com/harbour");
    assertChanged("/quotes?hasNot=url");
    patch("/articles/" + article, "body", "A harbour.");
    patch("/articles/" + article, "title", "A title");
    assertChanged("/quotes?about=harbour");
    patch("/articles/" + article, "publishedOn", "2024-05-01");
    assertChanged("/quotes?publishedFrom=2024-01-01");
    patch("/articles/" + article, "source", Map.of("name", "Herald", "kind", "media"));
    assertChanged("/quotes?source=Herald");
  }

  @Test
  void articles_match_by_their_quotes() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    String other = anArticle().titled("Another").save();
    follow("/articles?quotes=Ada", "/articles?notQuotes=Ada", "/articles?mentionsAll=Ada");
    String quote = aQuote("One.").in(article).by(ada).save();
    assertChanged("/articles?quotes=Ada", "/articles?notQuotes=Ada");
    patch("/quotes/" + quote, "mentions", List.of(Map.of("id", ada)));
    assertChanged("/articles?mentionsAll=Ada");
    patch("/quotes/" + quote, "article", Map.of("id", other));
    assertChanged("/articles?quotes=Ada", "/articles?notQuotes=Ada", "/articles?mentionsAll=Ada");
    given().delete("/quotes/" + quote).then().statusCode(204);
    assertChanged("/articles?quotes=Ada", "/articles?notQuotes=Ada", "/articles?mentionsAll=Ada");
  }

  @Test
  void records_match_by_the_names_of_actors() {
    anActor("Ada").save();
    String bob = anActor("Bob").save();
    String medium = anActor("Herald").kind("media").save();
    String article = anArticle().from("Herald").save();
    aQuote("One.").in(article).by(bob).save();
    aQuote("Two.").in(article).mentioning(bob).save();
    aQuote("Three.")
        .in(article)
        .attributed("via", List.of(Map.of("text", "B.", "actor", Map.of("id", bob))))
        .save();
    String[] names = {
      "/quotes?speaker=Ada",
      "/quotes?notSpeaker=Ada",
      "/quotes?mentions=Ada",
      "/quotes?mentionsAll=Ada",
      "/quotes?via=Ada",
      "/articles?quotes=Ada",
      "/articles?mentions=Ada",
      "/articles?notMentions=Ada"
    };
    follow(names);
    follow("/quotes?source=Ada", "/articles?source=Ada");
    patch("/actors/" + bob, "aliases", List.of("Ada"));
    assertChanged(names);
    patch("/actors/" + bob, "aliases", List.of());
    assertChanged(names);
    patch("/actors/" + medium, "aliases", List.of("Ada"));
    assertChanged("/quotes?source=Ada", "/articles?source=Ada");
  }

  @Test
  void records_match_by_the_affiliations_of_actors() {
    String bob = anActor("Bob").save();
    String union = anActor("Union").kind("organization").save();
    String federation = anActor("Federation").kind("organization").save();
    anActor("Guild").kind("organization").save();
    aQuote("One.").by(bob).saidOn("2024-05-01").save();
    follow(
        "/quotes?affiliation=Union",
        "/quotes?affiliation=Guild",
        "/quotes?role=chair",
        "/quotes?under=Federation",
        "/actors?affiliation=Union",
        "/actors?affiliation=Guild");
    patch("/actors/" + bob, "affiliations", affiliation(union, "2024-01-01"));
    assertChanged("/quotes?affiliation=Union", "/quotes?role=chair", "/actors?affiliation=Union");
    patch("/actors/" + union, "affiliations", affiliation(federation, "2020-01-01"));
    assertChanged("/quotes?under=Federation");
    patch("/actors/" + union, "aliases", List.of("Guild"));
    assertChanged("/quotes?affiliation=Guild", "/actors?affiliation=Guild");
    patch("/actors/" + bob, "affiliations", affiliation(union, "2025-01-01"));
    assertChanged(
        "/quotes?affiliation=Union",
        "/quotes?affiliation=Guild",
        "/quotes?role=chair",
        "/quotes?under=Federation");
  }

  private static List<Map<String, Object>> affiliation(String organization, String from) {
    return List.of(Map.of("actor", Map.of("id", organization), "role", "chair", "from", from));
  }
}
