package org.onrecord.exchange.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.web.problem.ProblemException;

/** How a bookmark is written, and what is none. */
class ChangeCursorTest {
  private static final PgSnapshot SEEN = PgSnapshot.parse("700:712:700,705,711");
  private static final PgSnapshot READING = PgSnapshot.parse("705:720:705");

  @Test
  void is_read_as_it_was_written() {
    AssertEach.of(
        List.of(
            ChangeCursor.at(SEEN),
            ChangeCursor.at(PgSnapshot.parse("1:1:")),
            ChangeCursor.at(PgSnapshot.parse(Long.MAX_VALUE + ":" + Long.MAX_VALUE + ":")),
            ChangeCursor.BEGINNING.within(READING, 0, 0),
            ChangeCursor.BEGINNING.within(READING, 5, Long.MAX_VALUE),
            ChangeCursor.at(SEEN).within(READING, 17, 4711)),
        bookmark -> assertEquals(bookmark, ChangeCursor.decode(bookmark.encode())));
  }

  @Test
  void a_snapshot_is_written_as_postgresql_reads_it() {
    assertEquals("700:712:700,705,711", SEEN.toString());
    assertEquals("700:712:700,705,711", PgSnapshot.decode(SEEN.encode()).toString());
  }

  @Test
  void fits_into_a_url_with_a_thousand_transactions_running() {
    List<Long> running = LongStream.range(0, 1000).mapToObj(i -> 5_000_000_000L + 7 * i).toList();
    PgSnapshot busy = new PgSnapshot(5_000_000_000L, 5_000_010_000L, running);
    String text = ChangeCursor.at(busy).within(busy, 1_000_000_000, 2_000_000_000).encode();
    assertTrue(text.length() <= 4096, () -> text.length() + " characters");
  }

  @Test
  void what_is_not_written_like_that_is_refused() {
    String limit = Long.toString(Long.MAX_VALUE, 36);
    AssertEach.of(
        List.of(
            "",
            "1",
            "_",
            "-",
            "--",
            "1_",
            "_1",
            "0_1",
            "01_1",
            "1_01",
            "A_1",
            "1_1_1_",
            "5_4_4",
            "5_4_0_0",
            "5_4_1_-1",
            "-5_4",
            "5_-4",
            "+5_4",
            "5_+4",
            "1-5_4",
            "1-2-",
            "2-1-5_4",
            "-1-2-5_4",
            "1-2-5_4-",
            "1-2-5_4-5_5",
            "1-2-5_4-5_4-5_4",
            "1-2-5_4-5_4-1-2",
            "now_now_now-1",
            limit + "0_0",
            limit + "_1",
            "1_5_" + limit,
            "1_5_1_" + limit,
            limit + "0-1-5_4",
            "1-" + limit + "0-5_4"),
        text -> assertThrows(ProblemException.class, () -> ChangeCursor.decode(text)));
  }
}
