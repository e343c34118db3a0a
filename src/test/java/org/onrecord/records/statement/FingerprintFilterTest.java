package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.QuoteType;

@QuarkusTest
class FingerprintFilterTest {
  private static final String FIRST = "the lighthouse keeper counted seventeen herons at dusk";
  private static final String SECOND = "our cooperage sold every barrel before the regatta began";
  private static final String UNKNOWN = "glassblowers mended the observatory after the hailstorm";

  @Inject Database database;
  @Inject FingerprintIndex index;
  @Inject StatementIndexer indexer;

  private FingerprintFilter filter;

  @BeforeEach
  void create() {
    filter = new FingerprintFilter(index);
  }

  @Test
  void a_large_batch_looks_up_only_fingerprints_on_record() {
    record(FIRST);

    assertArrayEquals(fingerprints(FIRST), selected(FIRST, 200));
    assertEquals(0, selected(UNKNOWN, 200).length);
  }

  @Test
  void a_small_batch_looks_up_all_fingerprints() {
    assertArrayEquals(fingerprints(UNKNOWN), selected(UNKNOWN, 199));
  }

  @Test
  void wordings_of_other_replicas_are_found() {
    record(FIRST);
    selected(FIRST, 200);
    record(SECOND);

    assertArrayEquals(fingerprints(SECOND), selected(SECOND, 200));
  }

  @Test
  void wordings_of_other_replicas_are_found_after_a_batch_that_was_rolled_back() {
    record(FIRST);
    selected(FIRST, 200);
    filter.add(List.of(added(nextId())));
    record(SECOND);

    assertArrayEquals(fingerprints(SECOND), selected(SECOND, 200));
  }

  @Test
  void wordings_that_a_small_batch_adds_do_not_hide_those_of_other_replicas() {
    record(FIRST);
    selected(FIRST, 200);
    record(SECOND);
    record(FIRST + " again and again");
    selected(UNKNOWN, 1);
    filter.add(List.of(added(index.lastId())));

    assertArrayEquals(fingerprints(SECOND), selected(SECOND, 200));
  }

  /** The id of a wording, which no other one gets. */
  private long nextId() {
    return database
        .write(Sql.of("select nextval('wording_id') as id"), row -> row.longValue("id"))
        .orElseThrow();
  }

  private void record(String text) {
    aQuote(text).save();
    indexer.catchUp(Duration.ofMinutes(1));
  }

  /** The fingerprints that are looked up for a text, in a batch of the same text. */
  private int[] selected(String text, int size) {
    List<int[]> batch = new ArrayList<>(Collections.nCopies(size, fingerprints(text)));
    return filter.selected(batch).iterator().next();
  }

  private static int[] fingerprints(String text) {
    return wording(text).words().selectedFingerprints();
  }

  private static Wording wording(String text) {
    return new Wording(QuoteType.DIRECT, text, null, null, null);
  }

  private static NewWording added(long id) {
    Wording wording = wording(UNKNOWN);
    WordingNode node =
        new WordingNode(
            id, UUID.randomUUID(), null, null, 1, 1, UUID.randomUUID(), UUID.randomUUID(), false);
    return new NewWording(node, wording, wording.words());
  }
}
