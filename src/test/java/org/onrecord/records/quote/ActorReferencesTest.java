package org.onrecord.records.quote;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.patch;
import static org.onrecord.records.quote.QuoteClient.put;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.QuoteBuilder;

/** References to actors in a request body: existing actors and new names. */
@QuarkusTest
class ActorReferencesTest {
  private static final String NOWHERE = "0199a000-0000-7000-8000-0000000009ff";

  @Test
  void an_existing_actor_resolves_by_id_name_or_alias() {
    String ada = anActor("Šárka Ødegård").alias("علی خامنه‌ای").save();
    for (Map<String, Object> reference :
        List.of(
            byId(ada),
            byId(ada.toUpperCase(Locale.ROOT)),
            named("Šárka Ødegård"),
            named("SARKA ODEGARD"),
            named("sarka odegard", "person"),
            named("علی خامنهای"),
            named("عَلی خامنه‌ای", "person"))) {
      Response created = aQuote().in(anArticle().save()).with("speaker", reference).post();
      assertEquals(201, created.statusCode(), created::asString);
      assertEquals(
          Map.of("id", ada, "name", "Šárka Ødegård", "kind", "person"),
          created.as(JsonBody.class).get("speaker"));
    }
    assertEquals(List.of("Šárka Ødegård"), actors());
  }

  @Test
  void a_new_name_with_a_kind_creates_an_actor_in_every_member() {
    Response created =
        aQuote()
            .in(anArticle().save())
            .with("speaker", named("Ada", "person"))
            .with("mentions", List.of(named("Kestria", "state"), named("Sailors", "group")))
            .attributed("via", List.of(Map.of("actor", named("Wire", "media"))))
            .post();
    created.then().statusCode(201);
    assertEquals(List.of("Ada", "Kestria", "Sailors", "Wire"), actors());
    Map<String, Object> ada = created.as(JsonBody.class).get("speaker");
    assertEquals("Ada", ada.get("name"));
    assertEquals("person", ada.get("kind"));
    Response actor = get("/actors/" + ada.get("id"));
    assertEquals(List.of(), actor.as(JsonBody.class).get("aliases"));
    assertEquals(List.of(), actor.as(JsonBody.class).get("affiliations"));
    assertEquals("media", created.as(JsonBody.class).get("attribution.via[0].actor.kind"));
    assertEquals(List.of("Kestria", "Sailors"), created.as(JsonBody.class).get("mentions.name"));
    assertEquals(List.of("state", "group"), created.as(JsonBody.class).get("mentions.kind"));
  }

  @Test
  void names_with_the_syntax_of_arrays_are_read_unchanged() {
    List<String> names =
        List.of(
            "{a,b}", "{}", "NULL", "a, \"b\"", "back\\slash", "'", "[1:2]={x}", "two  words", "🙂");
    List<Map<String, Object>> relays = new ArrayList<>();
    for (String name : names) {
      relays.add(Map.of("text", name));
      relays.add(Map.of("actor", named(name, "media")));
    }
    String id =
        aQuote()
            .in(anArticle().save())
            .with("mentions", names.stream().map(name -> named(name, "media")).toList())
            .attributed("via", relays)
            .save();
    JsonBody quote = get("/quotes/" + id).as(JsonBody.class);
    List<Map<String, Object>> via = quote.getList("attribution.via");
    assertEquals(
        names,
        via.stream()
            .filter(link -> link.containsKey("text"))
            .map(link -> link.get("text"))
            .toList());
    assertEquals(
        names,
        via.stream()
            .filter(link -> link.get("actor") instanceof Map<?, ?>)
            .map(link -> ((Map<?, ?>) link.get("actor")).get("name"))
            .toList());
    assertEquals(Set.copyOf(names), Set.copyOf(quote.<String>getList("mentions.name")));
  }

  @Test
  void a_new_name_keeps_its_spelling() {
    String name = "  Ali\u200C Khamene’i\u200F ";
    Response created =
        aQuote().in(anArticle().save()).with("speaker", named(name, "person")).post();
    assertEquals(name, created.as(JsonBody.class).get("speaker.name"));
  }

  @Test
  void put_and_patch_create_actors_too() {
    String article = anArticle().save();
    String path = "/quotes/" + aQuote().in(article).save();
    put(path, aQuote().in(article).with("speaker", named("Ada", "person")).body())
        .then()
        .statusCode(200);
    patch(path, Map.of("mentions", List.of(named("Ben", "person")))).then().statusCode(200);
    assertEquals("Ada", get(path).as(JsonBody.class).get("speaker.name"));
    assertEquals(List.of("Ben"), get(path).as(JsonBody.class).get("mentions.name"));
    assertEquals(List.of("Ada", "Ben"), actors());
  }

  @Test
  void a_new_name_without_a_kind_is_rejected() {
    Response problem = aQuote().in(anArticle().save()).with("speaker", named("Nobody")).post();
    assertProblem(problem, 422, "unprocessable", "/speaker");
    assertEquals(
        "There is no actor named “Nobody”. Give its kind to have it created.",
        problem.as(JsonBody.class).get("detail"));
    assertEquals(List.of(), actors());
  }

  @Test
  void an_unknown_id_is_rejected_with_its_pointer() {
    String article = anArticle().save();
    Map<String, Object> unknown = byId(NOWHERE);
    Response problem = aQuote().in(article).with("speaker", unknown).post();
    assertProblem(problem, 422, "unprocessable", "/speaker");
    assertEquals(
        "There is no actor with the id " + NOWHERE + ".", problem.as(JsonBody.class).get("detail"));
    String ada = anActor("Ada").save();
    assertProblem(
        aQuote().in(article).with("mentions", List.of(byId(ada), unknown)).post(),
        422,
        "unprocessable",
        "/mentions/1");
    List<Map<String, Object>> chain = List.of(Map.of("text", "radio"), Map.of("actor", unknown));
    assertProblem(
        aQuote().in(article).attributed("via", chain).post(),
        422,
        "unprocessable",
        "/attribution/via/1/actor");
    assertProblem(aQuote().in(NOWHERE).post(), 422, "unprocessable", "/article");
    assertEquals(List.of(), texts());
  }

  @Test
  void a_failed_request_creates_no_actor() {
    String article = anArticle().body("A body.").save();
    String quote = aQuote().in(article).save();
    Map<String, Object> kestria = named("Kestria", "state");
    Map<String, Object> ada = named("Ada", "person");
    List<QuoteBuilder> rejected =
        List.of(
            aQuote("new")
                .in(article)
                .with("speaker", ada)
                .with("mentions", List.of(kestria, named("Nobody"))),
            aQuote("new")
                .in(article)
                .with("speaker", ada)
                .with("mentions", List.of(kestria, byId(NOWHERE))),
            aQuote("new").in(article).with("speaker", ada).span(0, 3),
            aQuote("new").in(NOWHERE).with("speaker", ada));
    for (QuoteBuilder each : rejected) {
      assertEquals(422, each.post().statusCode());
      assertEquals(422, put("/quotes/" + quote, each.body()).statusCode());
      assertEquals(List.of(), actors());
    }
    assertEquals(List.of("We shall see."), texts());
  }

  @Test
  void an_ambiguous_name_is_rejected_with_all_candidates() {
    String negotiator = anActor("Mira Solberg").with("description", "Negotiator.").save();
    String professor = anActor("Mira Berg").alias("MIRA SOLBERG").save();
    String choir = anActor("Mira Solberg").kind("group").save();
    anActor("Mira Sol").alias("Mira").save();
    String article = anArticle().save();
    Response problem =
        aQuote().in(article).with("mentions", List.of(byId(choir), named("Mirá Solberg"))).post();
    assertProblem(problem, 409, "ambiguous-actor", "/mentions/1");
    assertEquals(
        List.of(
            Map.of(
                "id",
                negotiator,
                "name",
                "Mira Solberg",
                "kind",
                "person",
                "description",
                "Negotiator."),
            Map.of("id", professor, "name", "Mira Berg", "kind", "person"),
            Map.of("id", choir, "name", "Mira Solberg", "kind", "group")),
        problem.as(JsonBody.class).get("candidates"));
    Response ofKind = aQuote().in(article).with("speaker", named("Mira Solberg", "person")).post();
    assertProblem(ofKind, 409, "ambiguous-actor", "/speaker");
    assertEquals(List.of(negotiator, professor), ofKind.as(JsonBody.class).get("candidates.id"));
    assertEquals(List.of(), texts());
  }

  @Test
  void the_kind_distinguishes_homonyms() {
    String person = anActor("Georgia").save();
    String state = anActor("Georgia").kind("state").save();
    String article = anArticle().save();
    Response created =
        aQuote()
            .in(article)
            .with("speaker", named("Georgia", "person"))
            .with("mentions", List.of(named("georgia", "state")))
            .post();
    assertEquals(person, created.as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(state), created.as(JsonBody.class).get("mentions.id"));
    Response third = aQuote().in(article).with("speaker", named("Georgia", "group")).post();
    third.then().statusCode(201);
    assertEquals(List.of("Georgia", "Georgia", "Georgia"), actors());
  }

  @Test
  void a_new_name_repeated_in_a_request_creates_one_actor() {
    Response created =
        aQuote()
            .in(anArticle().save())
            .with("speaker", named("Réuters", "media"))
            .with("mentions", List.of(named("reuters", "media"), named("REUTERS")))
            .attributed("via", List.of(Map.of("actor", named("Reuters", "media"))))
            .post();
    assertEquals(201, created.statusCode(), created::asString);
    assertEquals(1, actors().size());
    String one = created.as(JsonBody.class).get("speaker.id");
    assertEquals(List.of(one), created.as(JsonBody.class).get("mentions.id"));
    assertEquals(one, created.as(JsonBody.class).get("attribution.via[0].actor.id"));
  }

  @Test
  void eight_concurrent_requests_with_a_new_name_create_one_actor() {
    String article = anArticle().save();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<Response>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = i % 2 == 0 ? "Jürgen" : "JURGEN";
        QuoteBuilder quote = aQuote("no. " + i).in(article).with("speaker", named(name, "person"));
        answers.add(clients.submit(quote::post));
      }
      Set<String> speakers =
          answers.stream().map(ActorReferencesTest::speaker).collect(Collectors.toSet());
      assertEquals(1, speakers.size());
      assertEquals(1, actors().size());
      assertEquals(8, texts("speaker=" + speakers.iterator().next()).size());
    } finally {
      clients.shutdownNow();
    }
  }

  private static String speaker(Future<Response> answer) {
    try {
      return answer.get().then().statusCode(201).extract().as(JsonBody.class).get("speaker.id");
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> actors() {
    return get("/actors?sort=name&limit=100")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .get("items.name");
  }
}
