package org.onrecord.exchange.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.web.problem.ProblemException;

/** Encoding and decoding of change feed cursors. */
class ChangeCursorTest {
  private static final PgSnapshot SEEN = PgSnapshot.parse("700:712:700,705,711");
  private static final PgSnapshot READING = PgSnapshot.parse("705:720:705");

  @Test
  void decodes_what_it_encodes() {
    AssertEach.of(
        List.of(
            ChangeCursor.at(SEEN),
            ChangeCursor.at(PgSnapshot.parse("1:1:")),
            ChangeCursor.at(PgSnapshot.parse(Long.MAX_VALUE + ":" + Long.MAX_VALUE + ":")),
            ChangeCursor.BEGINNING.within(READING, 0, 0),
            ChangeCursor.BEGINNING.within(READING, 5, Long.MAX_VALUE),
            ChangeCursor.at(SEEN).within(READING, 17, 4711)),
        cursor -> assertEquals(cursor, ChangeCursor.decode(cursor.encode())));
  }

  @Test
  void snapshots_keep_the_text_form_of_postgresql() {
    assertEquals("700:712:700,705,711", SEEN.toString());
    assertEquals("700:712:700,705,711", PgSnapshot.decode(SEEN.encode()).toString());
  }

  @Test
  void a_cursor_with_a_thousand_running_transactions_fits_into_a_url() {
    List<Long> running = LongStream.range(0, 1000).mapToObj(i -> 5_000_000_000L + 7 * i).toList();
    PgSnapshot busy = new PgSnapshot(5_000_000_000L, 5_000_010_000L, running);
    String text = ChangeCursor.at(busy).within(busy, 1_000_000_000, 2_000_000_000).encode();
    assertTrue(text.length() <= 4096, () -> text.length() + " characters");
  }

  @Test
  void rejects_malformed_cursors() {
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
