package org.onrecord.records.merge;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.records.merge.MergeRequests.merge;
import static org.onrecord.records.merge.MergeRequests.unmerge;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;

/** Merges and unmerges while other requests create, change and delete references to the actors. */
@QuarkusTest
class ConcurrentMergeTest {
  private static final int WRITERS = 4;
  private static final int STEADY = 12;
  private static final int MAX_RETRIES = 200;

  /** Counts of rows that violate an invariant. */
  private static final Map<String, String> FAULTS =
      Map.of(
          "quotes with another source than their article",
          """
          select count(*) from quote q join article a on a.id = q.article_id
          where q.source_id is distinct from a.source_id""",
          "speakers that do not exist",
          "select count(*) from quote q where q.speaker_id is not null and not exists (select from actor a where a.id = q.speaker_id)",
          "mentions, relays and affiliations of missing actors",
          """
          select (select count(*) from mention m where not exists (select from actor a where a.id = m.actor_id))
            + (select count(*) from relay r where r.actor_id is not null and not exists (select from actor a where a.id = r.actor_id))
            + (select count(*) from affiliation f where not exists (select from actor a where a.id in (f.actor_id) )) as count""",
          "actors that exist although they are merged",
          "select count(*) from merge m join actor a on a.id = m.duplicate_id where m.undone_at is null",
          "gaps between aliases",
          """
          select count(*) from (
            select actor_id from alias group by actor_id having max(position) <> count(*) - 1) gaps""",
          "duplicate aliases",
          "select count(*) from (select from alias group by actor_id, name having count(*) > 1) twice");

  @Inject Database database;

  private final Set<String> quotes = new ConcurrentSkipListSet<>();
  private final Set<String> deleted = new ConcurrentSkipListSet<>();
  private final Set<String> unexpected = new ConcurrentSkipListSet<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private String ada;
  private String lovelace;
  private String article;

  @Test
  void references_stay_consistent_during_concurrent_writes() throws Exception {
    mergeRepeatedly(12);
  }

  @Test
  @Tag("extra")
  void references_stay_consistent_in_many_rounds() throws Exception {
    mergeRepeatedly(200);
  }

  private void mergeRepeatedly(int rounds) throws Exception {
    ada = anActor("Ada Byron").alias("A. B.").save();
    lovelace = anActor("Ada Lovelace").save();
    article = anArticle().body("a").with("source", byId(ada)).save();
    List<String> steady =
        IntStream.range(0, STEADY)
            .mapToObj(
                i ->
                    aQuote("no. " + i)
                        .in(article)
                        .by(i % 2 == 0 ? ada : lovelace)
                        .mentioning(ada)
                        .attributed("via", List.of(Map.of("actor", byId(ada))))
                        .save())
            .toList();
    List<String> before = steady.stream().map(ConcurrentMergeTest::view).toList();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers =
        IntStream.range(0, WRITERS)
            .<Future<?>>mapToObj(i -> threads.submit(() -> write(new Random(i))))
            .toList();
    // On a busy machine the writers may start late.
    for (int i = 0; i < rounds || quotes.isEmpty() && i < 50 * rounds; i++) {
      retry(() -> merge(ada, lovelace));
      retry(() -> unmerge(ada));
    }
    over.set(true);
    for (Future<?> writer : writers) {
      writer.get();
    }
    threads.shutdown();
    assertEquals(Set.of(), unexpected);
    assertEquals(before, steady.stream().map(ConcurrentMergeTest::view).toList());
    assertConsistent(steady);
  }

  private void assertConsistent(List<String> steady) {
    FAULTS.forEach(
        (fault, sql) ->
            assertEquals(
                0, database.list(Sql.of(sql), row -> row.longValue("count")).get(0), fault));
    Set<String> due = new TreeSet<>(quotes);
    due.removeAll(deleted);
    due.addAll(steady);
    List<String> onRecord =
        database.list(Sql.of("select id::text from quote order by id"), row -> row.text("id"));
    assertEquals(List.copyOf(due), onRecord);
    assertFalse(quotes.isEmpty(), "something was written meanwhile");
    List<String> speakers =
        database.list(
            Sql.of("select distinct speaker_id::text from quote"), row -> row.text("speaker_id"));
    assertTrue(Set.of(ada, lovelace).containsAll(speakers), speakers.toString());
  }

  /** Repeats a request until it is not rejected as a conflict. */
  private void retry(Supplier<Response> request) {
    for (int i = 0; i < MAX_RETRIES; i++) {
      Response answer = request.get();
      if (answer.statusCode() == 200) {
        return;
      }
      checkStatus(answer, 409);
    }
    throw new AssertionError("rejected too often");
  }

  private void write(Random random) {
    while (!over.get()) {
      String who = random.nextBoolean() ? ada : lovelace;
      switch (random.nextInt(6)) {
        case 0, 1 -> createQuote(who);
        case 2 -> createQuote(random.nextBoolean() ? "Ada Byron" : "Ada Lovelace");
        case 3 -> changeAnyQuote(random, id -> patch("/quotes/" + id, "speaker", byId(who)));
        case 4 ->
            changeAnyQuote(random, id -> patch("/quotes/" + id, "mentions", List.of(byId(who))));
        default -> changeAnyQuote(random, this::delete);
      }
      checkStatus(patch("/actors/" + lovelace, "description", "No. " + random.nextInt()), 200, 409);
    }
  }

  private void createQuote(String speaker) {
    Map<String, Object> reference =
        speaker.contains(" ") ? Map.of("name", speaker, "kind", "person") : byId(speaker);
    Response answer = aQuote("a").in(article).with("speaker", reference).post();
    checkStatus(answer, 201, 409, 422);
    if (answer.statusCode() == 201) {
      quotes.add(answer.as(JsonBody.class).get("id"));
    }
  }

  private void changeAnyQuote(
      Random random, java.util.function.Function<String, Response> request) {
    List<String> all = List.copyOf(quotes);
    if (!all.isEmpty()) {
      checkStatus(request.apply(all.get(random.nextInt(all.size()))), 200, 204, 404, 409);
    }
  }

  private Response delete(String id) {
    Response answer = given().delete("/quotes/" + id);
    if (answer.statusCode() == 204) {
      deleted.add(id);
    }
    return answer;
  }

  private void checkStatus(Response answer, Integer... allowed) {
    if (!List.of(allowed).contains(answer.statusCode())) {
      unexpected.add(answer.statusCode() + " " + answer.asString());
    }
  }

  private static String view(String quote) {
    return get("/quotes/" + quote).asString().replaceAll("\"updatedAt\":\"[^\"]*\"", "");
  }
}
