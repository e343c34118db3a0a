package org.onrecord.records.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.ExternalProgram;

/** The finder of text fragments by Google's polyfill leads to the words that were cited. */
@Tag("long")
@Timeout(300)
class TextFragmentProgramsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER =
      Path.of("target", "clients", "text-fragments").toAbsolutePath();
  private static final int RANDOM_PAGES = 300;

  /** Few words, so that most of them are in a body several times. */
  private static final List<String> VOCABULARY =
      List.of(
          "we",
          "win",
          "We",
          "the",
          "strait",
          "road,",
          "“no",
          "one”",
          "well-known",
          "50%",
          "a&b",
          "naïve",
          "گفت",
          "می‌گوید.");

  private record Page(String title, String body, CitedWords cited) {
    Map<String, String> input() {
      String url = new TextFragment(title, body).url("https://example.com/a", List.of(cited));
      return Map.of("title", title, "body", body, "url", url);
    }

    /** Number of the paragraph, offset in it, and text without line breaks. */
    String expected() {
      String before = body.substring(0, cited.start());
      int line = before.lastIndexOf('\n') + 1;
      long paragraph = before.substring(0, line).lines().filter(one -> !one.isBlank()).count();
      String text = body.substring(cited.start(), cited.end());
      return paragraph + " " + (cited.start() - line) + " " + text.replace("\n", "");
    }
  }

  @Test
  void a_program_finds_the_cited_words_first() throws IOException {
    FileUtils.copyDirectory(
        Path.of("src", "test", "clients", "citations").toFile(), FOLDER.toFile());
    ExternalProgram program = ExternalProgram.in(FOLDER);
    program.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    List<Page> pages = pages();
    Path file = FOLDER.resolve("pages.json");
    Files.writeString(file, JSON.writeValueAsString(pages.stream().map(Page::input).toList()));
    JsonNode found = JSON.readTree(program.run("node", "find.js", file.toString()));
    List<String> expected = pages.stream().map(Page::expected).toList();
    List<String> actual = new ArrayList<>();
    found.forEach(page -> actual.add(place(page.path(0))));
    for (int i = 0; i < pages.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), pages.get(i).input().toString());
    }
  }

  private static String place(JsonNode found) {
    return found.path("paragraph").asText()
        + " "
        + found.path("offset").asText()
        + " "
        + found.path("text").asText();
  }

  private static List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    pages.add(page("We win", "“We win,” she said. They said: we win.", "We win,"));
    pages.add(page("T", "First.\n\nThe road is long.\n\nIt is ours.", "road is long.\n\nIt is"));
    pages.add(page("T", "今日は天気がいい。明日は雨。", "明日は雨。"));
    pages.add(page("T", "گفت: «درست می‌گوید».\nدرست می‌گوید.", "درست می‌گوید"));
    pages.add(page("T", "It goes on " + "so very ".repeat(80) + "until it ends. So.", 0, 665));
    Random random = new Random(7);
    while (pages.size() < RANDOM_PAGES) {
      pages.add(randomPage(random));
    }
    return pages;
  }

  private static Page page(String title, String body, String words) {
    int start = body.indexOf(words);
    return new Page(title, body, new CitedWords(start, start + words.length()));
  }

  private static Page page(String title, String body, int start, int end) {
    return new Page(title, body, new CitedWords(start, end));
  }

  /** A body of 60 to 160 words, of which 1 to 70 are cited. */
  private static Page randomPage(Random random) {
    StringBuilder body = new StringBuilder();
    int length = 60 + random.nextInt(100);
    int cited = 1 + (random.nextBoolean() ? random.nextInt(3) : random.nextInt(70));
    int first = random.nextInt(Math.max(1, length - cited));
    int start = 0;
    int end = 0;
    for (int i = 0; i < length; i++) {
      start = i == first ? body.length() : start;
      body.append(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
      end = i == Math.min(length, first + cited) - 1 ? body.length() : end;
      body.append(random.nextInt(20) == 0 ? "\n\n" : " ");
    }
    return new Page("We win", body.toString(), new CitedWords(start, end));
  }
}
