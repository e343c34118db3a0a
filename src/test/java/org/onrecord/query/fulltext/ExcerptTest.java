package org.onrecord.query.fulltext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AssertEach;

/** The part of a text that PostgreSQL parses to highlight it. */
@QuarkusTest
class ExcerptTest {
  private static final int SCANNED = 15_000;
  private static final int SIZE = 1_800;
  private static final String CUT = "\uFDD2";

  @Inject Database database;
  @Inject TextQueryParser queries;

  /** The longest texts and queries of the contract. */
  @Test
  void is_bounded_for_every_text() {
    List<String> texts =
        List.of(
            "talk ".repeat(40_000),
            "x".repeat(200_000),
            " ".repeat(200_000),
            "talk-".repeat(40_000),
            "a\u0301\u0302 ".repeat(50_000),
            "漢".repeat(200_000),
            "ß½…".repeat(60_000) + " talk",
            "\uD83D\uDE00 talk ".repeat(25_000),
            CUT.repeat(200_000));
    List<String[]> beginnings = List.of(new String[0], beginnings("talk"), beginnings("a b c"));
    AssertEach.of(
        texts,
        text -> {
          for (String[] words : beginnings) {
            String excerpt = excerpt(text, words);
            int length = excerpt.codePointCount(0, excerpt.length());
            assertTrue(length <= SIZE + 4, () -> "length " + length);
          }
        });
  }

  @Test
  void a_text_within_the_size_is_its_own_excerpt() {
    String text = "talk ".repeat(SIZE / 5 - 1);
    assertEquals(text, excerpt(text, beginnings("talk")));
    assertEquals(text, excerpt(CUT + text, beginnings("talk")));
  }

  @Test
  void a_text_without_a_match_is_cut_at_its_beginning() {
    String text = "port ".repeat(SIZE);
    assertEquals(text.substring(0, SIZE) + CUT, excerpt(text, beginnings("talk")));
  }

  @Test
  void parts_around_the_first_matches_are_cut() {
    String gap = "stalk port ".repeat(100);
    String text = gap + "Talks " + gap + "talk " + gap + "TALKING " + gap + "talk";
    String excerpt = excerpt(text, beginnings("talk"));
    List<String> parts = List.of(excerpt.split(CUT, -1));
    assertEquals(5, parts.size());
    assertEquals("", parts.get(0));
    for (int i = 1; i <= 3; i++) {
      String part = parts.get(i);
      assertEquals(SIZE / 3, part.length());
      assertTrue(part.contains(List.of("Talks", " talk ", "TALKING").get(i - 1)), part);
    }
  }

  @Test
  void a_match_beyond_the_scanned_part_is_not_looked_for() {
    String excerpt = excerpt("port ".repeat(SCANNED) + "talk", beginnings("talk"));
    assertFalse(excerpt.contains("talk"));
    assertTrue(excerpt.startsWith("port"));
  }

  /** Phrases, which are costly to find, and repeated words are not passed to ts_headline. */
  @Test
  void words_are_marked_independently_and_once() {
    TextQuery.Form form = form("\"talk about\" -\"talk about\" talk or about don't");
    assertEquals("'talk' | 'about' | 'don' | 't'", form.anyWord());
  }

  @Test
  void the_longest_words_are_looked_for() {
    assertEquals(
        List.of("[^[:alnum:]]strait", "[^[:alnum:]]ferr[iy]", "[^[:alnum:]]a\\.example"),
        List.of(beginnings("the strait of ferries or a.example")).stream()
            .sorted((one, other) -> other.compareTo(one))
            .toList());
  }

  private TextQuery.Form form(String q) {
    return queries.parse(q).orElseThrow().forms().stream()
        .filter(form -> form.languages().contains("english"))
        .findFirst()
        .orElseThrow();
  }

  private String[] beginnings(String q) {
    return form(q).beginnings();
  }

  private String excerpt(String text, String[] beginnings) {
    Sql sql = Sql.of("select excerpt(?, ?::text[], ?, ?) as text", text, beginnings, SCANNED, SIZE);
    return database.list(sql, row -> row.text("text")).get(0);
  }
}
