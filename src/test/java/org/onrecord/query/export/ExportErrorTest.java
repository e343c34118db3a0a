package org.onrecord.query.export;

import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;

/** Errors of exports are problems, like the errors of pages. */
@QuarkusTest
class ExportErrorTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7001-8000-0000000009ff";
  private static final List<String> FORMS = List.of("application/x-ndjson", "text/csv");

  private List<String> lists;

  @BeforeEach
  void create_an_actor_and_an_article() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    lists =
        List.of(
            "/articles",
            "/quotes",
            "/actors",
            "/articles/" + article + "/quotes",
            "/actors/" + ada + "/quotes",
            "/actors/" + ada + "/affiliations");
  }

  @Test
  void rejects_paging_parameters() {
    onAll("limit=20", "limit");
    onAll("cursor=abc", "cursor");
    onAll("include=total", "include");
    onAll("limit=1&cursor=abc&include=total", "limit", "cursor", "include");
  }

  @Test
  void rejects_parameters_that_pages_reject() {
    onAll("colour=red", "colour");
    onAll("sort=colour", "sort");
    onAll("limit=0", "limit");
    for (String list : lists.subList(0, 5)) {
      assertRejects(list + "?q=", "q");
      assertRejects(list + "?sort=relevance", "sort");
    }
    assertRejects("/quotes?saidFrom=2025-02-30", "saidFrom");
    assertRejects("/articles?expand=everything", "expand");
    assertRejects(lists.get(3) + "?article=" + UNKNOWN_ID, "article");
    assertRejects(lists.get(4) + "?speaker=Ada", "speaker");
  }

  @Test
  void lists_of_unknown_records_are_not_found() {
    AssertEach.of(
        List.of(
            "/articles/" + UNKNOWN_ID + "/quotes",
            "/actors/" + UNKNOWN_ID + "/quotes",
            "/actors/" + UNKNOWN_ID + "/affiliations"),
        list ->
            AssertEach.of(
                FORMS,
                form -> new ExportedList(list).in(form).then().spec(refused(404, "not-found"))));
    assertRejects("/articles/1/quotes", "id");
    assertRejects("/actors/ada/affiliations", "id");
  }

  private void onAll(String parameters, String... faults) {
    AssertEach.of(lists, list -> assertRejects(list + "?" + parameters, faults));
  }

  private static void assertRejects(String url, String... faults) {
    AssertEach.of(FORMS, form -> new ExportedList(url).in(form).then().spec(invalidIn(faults)));
  }
}
