package org.onrecord.records.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.ExternalProgram;

/**
 * Independent parsers (citation-js) read the same from all formats, and the citation processor of
 * Zotero (citeproc-js) writes a bibliography from it.
 */
@Tag("long")
@Timeout(300)
class CitationProgramsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private static final Path FOLDER = Path.of("target", "clients", "citations").toAbsolutePath();

  /** Texts with characters that are special in TeX, RIS or JSON. */
  private static final List<String> TEXTS =
      List.of(
          "Tides turn",
          "5 % & $1 #2 a_b ~x ^y \\z \"q\" 'r' @s <t> |u|",
          "}{ {{ \\} unbalanced",
          "first line\nER  - \nsecond line",
          "درست می‌گوید «سلام»",
          "Ünïcödé, straße, 語 😀 👩‍💻",
          "a -- b --- c ``d'' e",
          "@article{x, y = {z}}");

  @BeforeAll
  static void install() throws IOException {
    FileUtils.copyDirectory(
        Path.of("src", "test", "clients", "citations").toFile(), FOLDER.toFile());
    ExternalProgram.in(FOLDER).run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  private static Citation citation(int number, String text) {
    return new Citation(
        "quote-" + number,
        text,
        List.of(
            AuthorName.of("Anna van der Berg", null),
            AuthorName.of("R&D, Health and {Safety} of AFP", null),
            AuthorName.of("Éloïse O’Neil Jr.", null)),
        "A & B Post",
        LocalDate.of(2025, 6, 12),
        "World & 50 %",
        "en-GB",
        "https://example.com/a_b?x=1&y=%20~z#:~:text=a%2Db-,c,-d&text=e",
        text);
  }

  @Test
  void all_formats_have_the_same_words_for_independent_parsers() throws IOException {
    for (int i = 0; i < TEXTS.size(); i++) {
      Citation citation = citation(i, TEXTS.get(i));
      for (JsonNode read : read(citation)) {
        String format = read.path("extension").textValue();
        JsonNode item = read.path("items").path(0);
        String words =
            format.equals("csl.json")
                ? citation.title()
                : WordSearch.singleSpaced(citation.title());
        assertEquals(1, read.path("items").size(), format);
        assertEquals(words, item.path("title").textValue(), format);
        assertEquals(citation.url(), item.path("URL").textValue(), format);
        assertEquals("A & B Post", item.path("container-title").textValue(), format);
        assertEquals(2025, item.at("/issued/date-parts/0/0").intValue(), format);
        assertEquals(words, item.path(format.equals("bib") ? "annote" : "note").textValue());
      }
    }
  }

  @Test
  void the_processor_cites_persons_by_family_name_and_institutions_as_they_are()
      throws IOException {
    for (JsonNode read : read(citation(0, "Tides turn"))) {
      if (!read.path("extension").textValue().equals("ris")) {
        // The RIS parser takes the authors of a newspaper article for reporters, which APA omits.
        String authors =
            "van der Berg, A., R&D, Health and {Safety} of AFP, & O’Neil, É., Jr. (2025";
        String text = read.path("bibliography").textValue();
        assertEquals(authors, text.substring(0, authors.length()), text);
      }
    }
  }

  private static JsonNode read(Citation citation) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "read.js"));
    command.add(write(citation.key() + ".bib", BibTex.entry(citation)));
    command.add(write(citation.key() + ".ris", Ris.entry(citation)));
    String csl = JSON.writeValueAsString(List.of(CslItem.of(citation)));
    command.add(write(citation.key() + ".csl.json", csl));
    return JSON.readTree(ExternalProgram.in(FOLDER).run(command.toArray(String[]::new)));
  }

  private static String write(String name, String text) throws IOException {
    Files.writeString(FOLDER.resolve(name), text);
    return name;
  }
}
