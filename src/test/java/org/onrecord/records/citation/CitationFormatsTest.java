package org.onrecord.records.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Citations as CSL-JSON, BibTeX and RIS. */
class CitationFormatsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private static final Citation FULL =
      new Citation(
          "quote-1",
          "Tides turn",
          List.of(AuthorName.of("Anna van der Berg", null), AuthorName.of("AFP", null)),
          "The Tidal Post",
          LocalDate.of(998, 3, 2),
          "World",
          "en-GB",
          "https://example.com/t#:~:text=a%20b",
          "Ada Byrne: “a b”");

  private static final Citation SPARSE =
      new Citation("quote-2", "Tides", List.of(), null, null, null, null, null, "a b");

  /** A citation with a title, which is also its note. */
  private static Citation titled(String title) {
    return new Citation("quote-3", title, List.of(), null, null, null, null, null, title);
  }

  @Test
  void csl_json_has_all_members_that_are_known() throws JsonProcessingException {
    assertEquals(
        JSON.readTree(
            """
            {"id": "quote-1", "type": "article-newspaper", "title": "Tides turn",
             "author": [{"family": "van der Berg", "given": "Anna"}, {"literal": "AFP"}],
             "container-title": "The Tidal Post", "issued": {"date-parts": [[998, 3, 2]]},
             "section": "World", "language": "en-GB", "URL": "https://example.com/t#:~:text=a%20b",
             "note": "Ada Byrne: “a b”"}"""),
        JSON.readTree(JSON.writeValueAsString(CslItem.of(FULL))));
    assertEquals(
        JSON.readTree(
            """
            {"id": "quote-2", "type": "article-newspaper", "title": "Tides", "note": "a b"}"""),
        JSON.readTree(JSON.writeValueAsString(CslItem.of(SPARSE))));
  }

  @Test
  void bibtex_has_all_fields_that_are_known() {
    assertEquals(
        """
        @article{quote-1,
          author = {van der Berg, Anna and {AFP}},
          title = {{Tides turn}},
          journal = {The Tidal Post},
          year = {0998},
          month = mar,
          date = {0998-03-02},
          language = {en-GB},
          url = {https://example.com/t#:~:text=a%20b},
          annote = {Ada Byrne: “a b”}
        }
        """,
        BibTex.entry(FULL));
    assertEquals(
        """
        @article{quote-2,
          title = {{Tides}},
          annote = {a b}
        }
        """,
        BibTex.entry(SPARSE));
  }

  @Test
  void ris_has_all_tags_that_are_known() {
    assertEquals(
        """
        TY  - NEWS
        TI  - Tides turn
        AU  - van der Berg, Anna
        AU  - AFP
        T2  - The Tidal Post
        PY  - 0998
        DA  - 0998/03/02
        SE  - World
        LA  - en-GB
        UR  - https://example.com/t#:~:text=a%20b
        N1  - Ada Byrne: “a b”
        ID  - quote-1
        """
                .replace("\n", "\r\n")
            + "ER  - \r\n",
        Ris.entry(FULL));
    assertEquals(
        "TY  - NEWS\r\nTI  - Tides\r\nN1  - a b\r\nID  - quote-2\r\nER  - \r\n", Ris.entry(SPARSE));
  }

  @Test
  void a_suffix_is_placed_as_each_format_requires() {
    Citation citation =
        new Citation(
            "quote-4",
            "T",
            List.of(AuthorName.of("Martin Lowe Jr.", null)),
            null,
            null,
            null,
            null,
            null,
            "n");
    assertTrue(BibTex.entry(citation).contains("author = {Lowe, Jr., Martin}"));
    assertTrue(Ris.entry(citation).contains("AU  - Lowe, Martin, Jr.\r\n"));
  }

  @Test
  void bibtex_escapes_the_special_characters_of_tex() {
    assertTrue(
        BibTex.entry(titled("5 % & $1 #2 a_b ~ ^ \\ \"q\" @"))
            .contains(
                "{{5 \\% \\& \\$1 \\#2 a\\_b \\textasciitilde{} \\textasciicircum{}"
                    + " \\textbackslash{} \"q\" @}}"));
  }

  @Test
  void bibtex_separates_characters_that_tex_would_join() {
    assertTrue(BibTex.entry(titled("a--b ``c'' ?`d")).contains("{{a-{}-b `{}`c'{}' ?{}`d}}"));
  }

  @Test
  void braces_in_bibtex_are_balanced_for_any_text() {
    for (String title : List.of("}", "{", "}{", "\\}", "{{a}", "\\{")) {
      String entry = BibTex.entry(titled(title));
      int depth = 0;
      for (char c : entry.toCharArray()) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        assertTrue(depth >= 0, entry);
      }
      assertEquals(0, depth, entry);
    }
  }

  @Test
  void line_breaks_do_not_end_a_value() {
    for (String lineBreak : List.of("\n", "\r\n", "\r", "\u2028", "\u0085", "\t")) {
      Citation citation = titled("a" + lineBreak + "ER  - " + lineBreak + "b");
      assertTrue(Ris.entry(citation).contains("TI  - a ER - b\r\n"), lineBreak);
      assertTrue(BibTex.entry(citation).contains("{{a ER - b}}"), lineBreak);
    }
  }

  @Test
  void right_to_left_text_and_zero_width_characters_are_kept() {
    String title = "درست می‌گوید\u200f «سلام» 😀 語";
    assertTrue(BibTex.entry(titled(title)).contains("{{" + title + "}}"));
    assertTrue(Ris.entry(titled(title)).contains("TI  - " + title + "\r\n"));
    assertFalse(Ris.entry(titled(title)).contains("?"));
  }
}
