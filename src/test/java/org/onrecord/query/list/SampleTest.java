package org.onrecord.query.list;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.JsonBody;

/** Random samples of lists, and lists with several sort keys. */
@QuarkusTest
class SampleTest {
  private static final int ROWS = 12;

  private String articleWithQuotes() {
    String article = anArticle().save();
    for (int i = 0; i < ROWS; i++) {
      aQuote("Quote " + i).in(article).save();
    }
    return article;
  }

  private static List<String> sample(String list) {
    return get(list).getList("items.id");
  }

  private static JsonBody get(String url) {
    return given()
        .urlEncodingEnabled(!url.contains("cursor="))
        .get(url)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  @Test
  void a_sample_is_repeated_by_its_seed() {
    String list = "/articles/" + articleWithQuotes() + "/quotes?sample=5&include=total&seed=";
    JsonBody page = get(list + "a");
    assertEquals(5, new HashSet<>(page.getList("items.id")).size());
    assertEquals(ROWS, page.getInt("total"));
    assertEquals(null, page.getString("next"));
    assertEquals(page.getList("items.id"), sample(list + "a"));
    Set<List<String>> others = new HashSet<>();
    for (int seed = 0; seed < 5; seed++) {
      others.add(sample(list + seed));
    }
    assertTrue(others.size() > 1, "seeds make no difference");
  }

  @Test
  void each_row_has_the_same_chance() {
    String list = "/articles/" + articleWithQuotes() + "/quotes?sample=3&fields=id&seed=";
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < 80; seed++) {
      sample(list + seed).forEach(id -> counts.merge(id, 1, Integer::sum));
    }
    // 20 are expected for each of the 12 rows; a standard deviation is 3.9.
    assertEquals(ROWS, counts.size());
    counts.values().forEach(count -> assertTrue(count > 1 && count < 45, counts::toString));
  }

  @Test
  void new_rows_displace_few_rows_of_a_sample() {
    String article = articleWithQuotes();
    String list = "/articles/" + article + "/quotes?sample=6&seed=s";
    Set<String> before = new HashSet<>(sample(list));
    String added = aQuote("Added").in(article).save();
    Set<String> after = new HashSet<>(sample(list));
    after.removeAll(before);
    assertTrue(after.isEmpty() || after.equals(Set.of(added)), after::toString);
  }

  @Test
  void exports_searches_and_other_lists_have_samples() {
    String article = articleWithQuotes();
    String list = "/articles/" + article + "/quotes";
    List<String> page = sample(list + "?sample=4&seed=x");
    String lines = given().get(list + ".ndjson?sample=4&seed=x&fields=id").asString();
    assertEquals(
        page.stream().map("{\"id\":\"%s\"}\n"::formatted).toList(),
        List.of(lines.split("(?<=\n)")));
    JsonBody found =
        given()
            .contentType("application/json")
            .body(Map.of("article", article, "sample", 4, "seed", "x"))
            .post("/quotes/search")
            .as(JsonBody.class);
    assertEquals(page, found.get("items.id"));
    for (String other : List.of("/articles", "/actors", "/statements?article=" + article)) {
      String url = other + (other.contains("?") ? "&" : "?") + "sample=1&seed=";
      if (other.equals("/actors")) {
        anActor("Sampled").save();
      }
      assertEquals(sample(url + "1"), sample(url + "1"));
      assertEquals(1, sample(url + "1").size());
    }
  }

  @Test
  void a_sample_without_a_seed_is_another_one_each_time() {
    String list = "/articles/" + articleWithQuotes() + "/quotes?sample=12";
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      orders.add(sample(list));
    }
    assertTrue(orders.size() > 1);
  }

  @ParameterizedTest
  @CsvSource({
    "/quotes?sample=2&limit=3, limit",
    "/quotes?sample=2&sort=saidOn, sort",
    "/quotes?sample=2&cursor=abc, cursor",
    "/quotes?seed=2, seed",
    "/quotes?sample=0, sample",
    "/quotes?sample=101, sample",
    "/actors?sample=2&sort=name, sort",
    "/statements?sample=2&sort=spread, sort",
    "/articles?seed=2, seed",
    "/quotes.csv?sample=10001, sample",
    "/quotes.csv?sample=2&sort=saidOn, sort",
    "/quotes.csv?seed=2, seed",
    "'/quotes?sort=saidOn,spoken', sort",
    "/quotes?sort=, sort",
    "/actors?q=a&sort=relevance%2Cname, sort",
  })
  void contradictions_are_rejected(String url, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get(url)
        .then()
        .statusCode(400)
        .body(has("errors[0].parameter", equalTo(parameter)));
  }

  /** Quotes of two days by two speakers or none. */
  private String articleToSort() {
    String tag = UUID.randomUUID().toString();
    String ada = anActor("Ada " + tag).save();
    String zoe = anActor("Zoe " + tag).save();
    String article = anArticle().save();
    int text = 0;
    for (String day : List.of("2025-01-02", "2025-01-01", "")) {
      for (String speaker : List.of(ada, "", zoe)) {
        var quote = aQuote(text++ + " of " + tag).in(article);
        if (!day.isEmpty()) {
          quote.saidOn(day);
        }
        if (!speaker.isEmpty()) {
          quote.by(speaker);
        }
        quote.save();
      }
    }
    return article;
  }

  /** Quotes 0 to 2 are of the later day, 3 to 5 of the earlier; 6 to 8 have none. */
  @ParameterizedTest
  @CsvSource({
    "'-saidOn,speaker', 0 2 1 3 5 4 6 8 7",
    "'saidOn,-speaker', 7 8 6 4 5 3 1 2 0",
    "'-saidOn,-speaker', 1 2 0 4 5 3 7 8 6",
    "'speaker,-saidOn', 0 3 6 2 5 8 1 4 7",
    "'-speaker,saidOn', 7 4 1 8 5 2 6 3 0",
    "'speaker,createdAt', 0 3 6 2 5 8 1 4 7",
    "'speaker,-createdAt', 6 3 0 8 5 2 7 4 1",
    "'source,saidOn,position,-createdAt', 8 7 6 5 4 3 2 1 0",
    "'speaker', 0 3 6 2 5 8 1 4 7",
  })
  void pages_follow_several_keys_in_their_directions(String sort, String expected) {
    String article = articleToSort();
    for (int limit : List.of(1, 4, 100)) {
      List<String> texts = new ArrayList<>();
      String next = "/quotes?article=" + article + "&limit=" + limit + "&sort=" + sort;
      while (next != null) {
        JsonBody page = get(next);
        texts.addAll(page.getList("items.text"));
        next = page.getString("next");
      }
      assertEquals(expected, numbers(texts), sort + " " + limit);
    }
    String lines =
        given().get("/quotes.ndjson?fields=text&article=" + article + "&sort=" + sort).asString();
    List<String> exported =
        List.of(lines.split("\n")).stream()
            .map(line -> line.replaceAll("\\D*(\\d).*", "$1"))
            .toList();
    assertEquals(expected, String.join(" ", exported));
  }

  private static String numbers(List<String> texts) {
    return String.join(" ", texts.stream().map(text -> text.substring(0, 1)).toList());
  }

  @Test
  void keys_can_be_repeated_or_an_array() {
    String article = articleToSort();
    List<String> expected =
        get("/quotes?article=" + article + "&sort=-saidOn,speaker").getList("items.text");
    assertEquals(
        expected,
        get("/quotes?article=" + article + "&sort=-saidOn&sort=speaker").getList("items.text"));
    assertEquals(
        expected,
        given()
            .contentType("application/json")
            .body(Map.of("article", article, "sort", List.of("-saidOn", "speaker")))
            .post("/quotes/search")
            .as(JsonBody.class)
            .get("items.text"));
    assertNotEquals(
        expected, get("/quotes?article=" + article + "&sort=speaker,-saidOn").get("items.text"));
  }

  @Test
  void other_lists_take_several_keys() {
    Set<String> kinds =
        Set.copyOf(get("/actors?sort=-name,createdAt&limit=100").getList("items.kind")).stream()
            .map(String::valueOf)
            .collect(toSet());
    assertTrue(Set.of("person", "state", "organization", "group", "media").containsAll(kinds));
    get("/articles?sort=source,-publishedOn,createdAt");
    get("/statements?sort=-spread,appearances,-firstAppearance");
  }
}
