package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.QuotedWords;
import org.onrecord.web.problem.ProblemException;

/** Statements after random histories of writes are those of a computation from scratch. */
@QuarkusTest
class StatementHistoryTest {
  private static final int WRITERS = 16;

  /** Ends the connection of the indexer, if it is running a batch. */
  private static final String KILL =
      """
      select count(pg_terminate_backend(pid)) as count from pg_locks
      where locktype = 'advisory' and granted and pid <> pg_backend_pid()
        and (classid::bigint << 32 | objid::bigint) = hashtextextended('statement index', 0)""";

  /** Copies of the quotes on record, as another program writes them. */
  private static final String COPIES =
      """
      insert into quote (id, article_id, published_on, source_id, language, text, type, status, speaker_id, anonymous,
        span_starts, span_ends, anchor, origin, touched, created_at, updated_at, version)
      select gen_random_uuid(), article_id, published_on, source_id, language,
        case when n % 2 = 0 then text else text || ' word' || n || ' for once' end, type, status, speaker_id, anonymous,
        '{}', '{}', 'none', 'editor', true, created_at, updated_at, version
      from quote cross join generate_series(1, 60) n""";

  /** Quotes beside one on record, as another program writes them. */
  private static final String INSERT =
      """
      insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, origin, touched,
        created_at, updated_at, version)
      select gen_random_uuid(), article_id, %s, 'direct', 'confirmed', false, '{}', '{}', 'none', 'editor', true,
        created_at, updated_at, version
      from quote cross join generate_series(1, %d) n""";

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final String FERRY =
      "The ferry to Brovik harbour carried eleven lorries and the island lived on them";

  @Inject Database database;
  @Inject StatementIndexer indexer;
  @Inject StatementDecisions decisions;
  @Inject FingerprintIndex fingerprints;

  private int refused;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void statements_follow_all_writes(long seed) {
    RandomWrites writes = new RandomWrites(seed);
    int largest = 0;
    for (int i = 0; i < 10; i++) {
      writes.write(12);
      largest = Math.max(largest, assertRebuilt());
    }
    assertTrue(largest > 2, "statements of several quotes");
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void decisions_of_editors_survive_all_writes(long seed) {
    RandomWrites writes = new RandomWrites(seed);
    Random random = new Random(seed);
    writes.write(20);
    for (int i = 0; i < 10; i++) {
      decide(random, writes.quotes());
      assertRebuilt();
      writes.write(8);
      assertRebuilt();
    }
    assertTrue(refused < 10, "some decisions were taken");
  }

  /** One decision; those that the present statements do not allow are refused. */
  private void decide(Random random, List<String> quotes) {
    UUID one = UUID.fromString(quotes.get(random.nextInt(quotes.size())));
    UUID other = UUID.fromString(quotes.get(random.nextInt(quotes.size())));
    try {
      switch (random.nextInt(4)) {
        case 0 -> decisions.undo(one);
        case 1 -> decisions.join(one, List.of(other));
        default -> decisions.split(one, List.of(one));
      }
    } catch (ProblemException e) {
      refused++;
    }
  }

  @Test
  void statements_follow_sixteen_writers_at_once() throws Exception {
    List<RandomWrites> writers =
        IntStream.range(0, WRITERS).mapToObj(i -> new RandomWrites(100 + i)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> running =
        writers.stream().<Future<?>>map(writer -> threads.submit(() -> writer.write(12))).toList();
    for (Future<?> writer : running) {
      writer.get();
    }
    threads.shutdown();
    assertTrue(assertRebuilt() > 2, "statements of several quotes");
  }

  @Tag("extra")
  @Test
  void a_batch_that_is_interrupted_is_repeated() throws Exception {
    new RandomWrites(6).write(60);
    database.execute(Sql.of(COPIES));
    long killed = 0;
    for (int i = 0; i < 400 && killed < 2; i++) {
      killed += database.write(Sql.of(KILL), row -> row.longValue("count")).orElseThrow();
      Thread.sleep(20);
    }
    assertTrue(killed > 0, "a batch was interrupted");
    awaitIndexer();
    assertRebuilt();
  }

  @Tag("extra")
  @Test
  void changes_after_a_batch_of_the_maximum_size_are_found() throws Exception {
    aQuote("The first of many").save();
    indexer.catchUp(Duration.ofMinutes(1));
    insert("'The first of many ' || md5(n::text)", StatementIndexer.BATCH);
    awaitIndexer();
    aQuote("The last of many").save();
    assertRebuilt();
  }

  /** Results of the same form contradict each other: all pairs are compared, and none is stored. */
  @Tag("extra")
  @Test
  void formulaic_quotes_are_read_in_small_batches() throws Exception {
    aQuote("The first of many").save();
    insert("'The ferry to Brovik harbour carried ' || n || ' passengers and eleven lorries'", 400);
    awaitIndexer();
    assertRebuilt();
    assertTrue(
        400 * 399 / 2 * WordingPair.cost(0, 0) > UpdateLimits.BATCH.comparisons(),
        "several batches");
    assertEquals(0, count("select count(*) from wording_link"));
    assertEquals(401, count("select count(*) from statement"));
  }

  @Test
  void statements_of_an_earlier_version_are_computed_anew() throws Exception {
    aQuote(FERRY).save();
    aQuote(FERRY + " in winter").save();
    indexer.catchUp(Duration.ofMinutes(1));
    database.execute(Sql.of("delete from wording_link"));
    database.execute(Sql.of("update statement_progress set version = 1"));
    indexer.wake();
    awaitIndexer();
    assertRebuilt();
    assertEquals(1, count("select count(*) from wording_link where wording_id < other_id"));
  }

  /** They contradict each other, which is of interest only in a family that another one forms. */
  @Test
  void quotes_that_differ_in_numbers_only_are_not_candidates() throws Exception {
    aQuote("The first of many").save();
    insert("'Harbour dues rose by ' || n || '.5 percent in the first quarter of the year'", 60);
    awaitIndexer();
    String text = "Harbour dues rose by 7.3 percent in the first quarter of the year";
    assertEquals(List.of(), candidates(text, false));
    assertEquals(60, candidates(text, true).size());
    assertEquals(1, candidates(text.replace("7.3", "7.5"), false).size());
    assertEquals(60, candidates(text.replace("7.3 ", ""), false).size());
    assertEquals(61, count("select count(*) from statement"));
    aQuote(text.replace("7.3 ", "")).save();
    indexer.catchUp(LONGEST);
    aQuote(text).save();
    assertRebuilt();
    assertEquals(61 * 60, count("select count(*) from wording_link where similarity = 0"));
  }

  /** The ids of the wordings on record that a quote would be compared with. */
  private List<Long> candidates(String text, boolean otherNumbers) {
    QuotedWords words = new Wording(QuoteType.DIRECT, text, null, null, null).words();
    FingerprintIndex.Wanted wanted =
        new FingerprintIndex.Wanted(new UUID(0, 0), words.selectedFingerprints(), words);
    List<Long> found = new ArrayList<>();
    fingerprints.forEachCandidate(
        List.of(wanted), otherNumbers, 1000, 1000, 0, candidate -> found.add(candidate.id()));
    return found;
  }

  /** All pairs of a family are compared and stored. */
  @Tag("extra")
  @Test
  void a_family_of_wordings_has_a_maximum_size() throws Exception {
    aQuote("The first of many").save();
    insert("'" + FERRY + " ' || translate(md5(n::text), '0123456789', 'ghijklmnop')", 700);
    awaitIndexer();
    assertEquals(701, count("select sum(appearances) as count from statement"));
    long largest = count("select max(appearances) as count from statement");
    assertTrue(largest > 200 && largest < 700, () -> "largest statement: " + largest);
    UUID late = UUID.fromString(aQuote(FERRY + " zumeki").save());
    indexer.catchUp(Duration.ofMinutes(1));
    assertEquals(1, appearances(late));
    assertEquals(List.of(), RebuiltStatements.faults(database));
  }

  private long appearances(UUID quote) {
    return database
        .find(
            Sql.of(
                "select s.appearances from appearance a join statement s on s.id = a.statement_id"
                    + " where a.quote_id = ?",
                quote),
            row -> row.longValue("appearances"))
        .orElseThrow();
  }

  /** Words with digits are numbers, which contradict each other. */
  @Tag("extra")
  @Test
  void a_family_with_contradictions_is_separated_by_its_links() throws Exception {
    aQuote("The ferry to Brovik harbour carried eleven lorries and the island lived on them")
        .save();
    insert(
        "'The ferry to Brovik harbour carried eleven lorries and the island lived on them ' || n",
        150);
    awaitIndexer();
    assertRebuilt();
    assertEquals(150 * 149, count("select count(*) from wording_link where similarity = 0"));
  }

  @Tag("extra")
  @Test
  void long_quotes_are_read_in_small_batches() throws Exception {
    aQuote("The first of many").save();
    insert("(select string_agg(md5(n || ' ' || i), ' ') from generate_series(1, 550) i)", 120);
    awaitIndexer();
    assertRebuilt();
    assertEquals(121, count("select count(*) from statement"));
  }

  @Tag("extra")
  @Test
  void an_editor_joins_families_of_the_maximum_size() throws Exception {
    UUID ferry =
        insertForms(
            "The ferry to Brovik harbour carried eleven lorries and the island lived on them");
    UUID mayor =
        insertForms(
            "Our mayor promised a second pier before the herring season and built a fountain");
    decisions.join(ferry, List.of(mayor));
    assertRebuilt();
    assertEquals(402, count("select max(appearances) as count from statement"));
    decisions.undo(ferry);
    assertRebuilt();
    assertEquals(201, count("select max(appearances) as count from statement"));
  }

  /** Records a text and 200 texts that begin with it. */
  private UUID insertForms(String text) throws InterruptedException {
    UUID first = UUID.fromString(aQuote(text).save());
    database.execute(
        Sql.of(
            INSERT.formatted(
                    "text || ' ' || translate(md5(n::text), '0123456789', 'ghijklmnop')", 200)
                + " where quote.id = ?",
            first));
    awaitIndexer();
    return first;
  }

  private void insert(String text, int quotes) {
    database.execute(Sql.of(INSERT.formatted(text, quotes)));
  }

  private long count(String sql) {
    return database.find(Sql.of(sql), row -> row.longValue("count")).orElseThrow();
  }

  private void awaitIndexer() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (indexer.isBehind()) {
      assertTrue(System.nanoTime() < deadline, "the indexer comes to an end");
      Thread.sleep(100);
    }
  }

  private int assertRebuilt() {
    indexer.catchUp(Duration.ofMinutes(1));
    return RebuiltStatements.assertEqual(database);
  }
}
