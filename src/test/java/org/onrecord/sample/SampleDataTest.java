package org.onrecord.sample;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.ListRequests.pages;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

@QuarkusTest
class SampleDataTest {
  private static final String MINISTER = "0199a000-0000-7000-8000-000000000006";
  private static final String SUCCESSOR = "0199a000-0000-7000-8000-000000000007";

  @Inject SampleData sample;

  /** One test, because loading the sample data is slow. */
  @Test
  void the_sample_data_uses_every_feature_of_the_model() {
    sample.load();
    assertAll(
        this::has_enough_records_to_explore,
        this::every_quote_is_anchored_at_its_text,
        this::has_a_relay_chain_of_two,
        this::has_anonymous_sources_without_a_speaker,
        this::a_minister_is_succeeded_by_another,
        this::an_acronym_is_an_alias_of_its_organization,
        this::has_two_persons_with_the_same_name,
        this::has_a_quote_of_two_pieces,
        this::has_quotes_of_every_type_and_status,
        this::full_text_finds_the_persian_article,
        this::has_a_republished_article,
        this::has_supplementary_characters_before_a_quote,
        this::has_a_statement_in_five_articles_of_four_papers,
        this::pages_contain_all_quotes);
  }

  private void has_enough_records_to_explore() {
    assertTrue(total("/articles") >= 6);
    assertTrue(total("/actors") >= 25);
    assertTrue(total("/quotes") >= 50);
  }

  private void every_quote_is_anchored_at_its_text() {
    assertEquals(total("/quotes"), total("/quotes", "anchor", "anchored"));
    for (String article : ids("/articles")) {
      JsonBody read =
          given().queryParam("expand", "quotes").get("/articles/" + article).as(JsonBody.class);
      List<Map<String, Object>> quotes = read.getList("quotes");
      assertFalse(quotes.isEmpty());
      quotes.forEach(quote -> assertEquals(quote.get("text"), words(read.get("body"), quote)));
    }
  }

  private void has_a_relay_chain_of_two() {
    List<List<?>> chains = page("/quotes", "via", "Transit Wire").getList("items.attribution.via");
    assertTrue(chains.stream().anyMatch(chain -> chain.size() == 2));
  }

  private void has_anonymous_sources_without_a_speaker() {
    JsonBody page = page("/quotes", "anonymous", "true", "limit", 100);
    assertFalse(page.getList("items").isEmpty());
    assertEquals(Set.of(true), Set.copyOf(page.getList("items.attribution.anonymous")));
  }

  private void a_minister_is_succeeded_by_another() {
    Object[] ofMinistry = {"affiliation", "KFM", "role", "foreign minister", "limit", 100};
    JsonBody page = page("/quotes", ofMinistry);
    List<Map<String, Object>> quotes = page.getList("items");
    Map<Object, List<Map<String, Object>>> bySpeaker =
        quotes.stream().collect(groupingBy(quote -> ((Map<?, ?>) quote.get("speaker")).get("id")));
    assertEquals(Set.of(MINISTER, SUCCESSOR), bySpeaker.keySet());
    assertTrue(bySpeaker.get(MINISTER).stream().allMatch(q -> day(q).compareTo("2025-06-30") <= 0));
    assertTrue(
        bySpeaker.get(SUCCESSOR).stream().allMatch(q -> day(q).compareTo("2025-07-01") >= 0));
    List<String> allOfMinister = first("id", "/quotes", "speaker", MINISTER, "limit", 100);
    assertTrue(allOfMinister.size() > bySpeaker.get(MINISTER).size());
  }

  private void an_acronym_is_an_alias_of_its_organization() {
    assertEquals("Kestrian Foreign Ministry", first("name", "/actors", "q", "KFM").get(0));
    assertFalse(first("id", "/quotes", "speaker", "kfm").isEmpty());
  }

  private void has_two_persons_with_the_same_name() {
    List<String> found = first("name", "/actors", "q", "Mira Solberg");
    assertEquals(List.of("Mira Solberg", "Mira Solberg"), found.subList(0, 2));
    assertTrue(
        first("speaker.id", "/quotes", "speaker", "Mira Solberg", "limit", 100).stream()
                .distinct()
                .count()
            == 2);
  }

  private void has_a_quote_of_two_pieces() {
    List<List<?>> spans = first("spans", "/quotes", "q", "\"nobody owns the far side\"");
    assertEquals(List.of(2), spans.stream().map(List::size).toList());
  }

  private void has_quotes_of_every_type_and_status() {
    for (String type : List.of("direct", "mixed", "indirect")) {
      assertTrue(total("/quotes", "type", type) > 0, type);
    }
    for (String status : List.of("confirmed", "proposed", "disputed", "rejected")) {
      assertTrue(total("/quotes", "status", status) > 0, status);
    }
  }

  private void full_text_finds_the_persian_article() {
    List<String> persian = first("id", "/articles", "language", "fa");
    assertEquals(1, persian.size());
    assertEquals(persian, first("id", "/articles", "q", "تنگه"));
    assertEquals(persian, first("id", "/articles", "source", "صدای تنگه"));
  }

  private void has_a_republished_article() {
    assertTrue(
        first("republication.publisher.name", "/articles").contains("Northern Waters Archive"));
  }

  private void has_supplementary_characters_before_a_quote() {
    String live = ids("/articles", "q", "forty-three").get(0);
    JsonBody read =
        given().queryParam("expand", "quotes").get("/articles/" + live).as(JsonBody.class);
    String body = read.get("body");
    int start = read.getInt("quotes[-1].spans[0].start");
    int units = body.offsetByCodePoints(0, start);
    assertTrue(units > start);
  }

  private void has_a_statement_in_five_articles_of_four_papers() {
    List<String> found = first("id", "/statements", "minAppearances", 5);
    assertEquals(1, found.size());
    JsonBody statement = given().get("/statements/" + found.get(0)).as(JsonBody.class);
    assertEquals(5, statement.getInt("appearances"));
    assertEquals(4, statement.getInt("sources"));
    assertEquals("Ruth Okonjo-Vale", statement.get("speaker.name"));
    assertEquals(List.of("Éloïse Béranger"), statement.getList("conflicts.actor.name"));
    assertEquals(5, statement.getList("variants").size());
  }

  private void pages_contain_all_quotes() {
    List<List<Object>> pages = pages("id", "/quotes", "limit", 7);
    assertEquals(ids("/quotes"), pages.stream().flatMap(List::stream).toList());
  }

  private static List<String> ids(String path, Object... parameters) {
    List<Object> all = new ArrayList<>(List.of("limit", 100));
    all.addAll(List.of(parameters));
    return first("id", path, all.toArray());
  }

  private static int total(String path, Object... parameters) {
    List<Object> all = new ArrayList<>(List.of("include", "total"));
    all.addAll(List.of(parameters));
    return page(path, all.toArray()).getInt("total");
  }

  private static String day(Map<String, Object> quote) {
    Object said = quote.get("saidOn");
    return (String) (said == null ? ((Map<?, ?>) quote.get("article")).get("publishedOn") : said);
  }

  /** The text of the body at the spans of a quote. */
  private static String words(String body, Map<String, Object> quote) {
    int[] characters = body.codePoints().toArray();
    return ((List<?>) quote.get("spans"))
        .stream()
            .map(Map.class::cast)
            .map(
                span -> {
                  int start = (int) span.get("start");
                  return new String(characters, start, (int) span.get("end") - start);
                })
            .collect(joining(" "));
  }
}
