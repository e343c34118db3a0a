package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.ExternalProgram;
import org.onrecord.fixtures.ListRequests;

/** The tables of pandas, R and Python's csv module are imported with every text as it was. */
@QuarkusTest
@Tag("long")
@Timeout(300)
class CsvWritersTest {
  private static final Path SOURCES = Path.of("src", "test", "clients").toAbsolutePath();
  private static final Path FOLDER = Path.of("target", "csv-writers").toAbsolutePath();

  /** Texts that careless writers and readers of CSV break; the first ones are in Latin-1. */
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "one, two; three",
          "he said \"no\", twice: \"\"",
          "\"all of it\"",
          "first line\nsecond line\n\nthird line",
          "Grüße, à bientôt",
          "tab\there",
          "'=1+1",
          "it's # not a comment",
          "back\\slash\\",
          "007",
          "NA.",
          "آیت‌الله, 語, “marks”",
          "😀 👩‍💻");

  private static final int LATIN = TEXTS.size() - 2;

  @ParameterizedTest
  @CsvSource({
    "pandas, text/csv, isoDateTime, ''",
    "csv, text/csv, iso, ''",
    "write.csv, text/csv, iso, NA",
    "write.csv2, text/csv;charset=iso-8859-1, dmy, ''"
  })
  void a_table_is_imported_with_every_text_as_it_was(
      String writer, String type, String dateFormat, String missing) throws IOException {
    List<String> texts = writer.equals("write.csv2") ? TEXTS.subList(0, LATIN) : TEXTS;
    byte[] table = written(writer, rows(texts));

    Map<String, Object> parameters = new HashMap<>(Map.of("dateFormat", dateFormat));
    if (!missing.isEmpty()) {
      parameters.put("missing", missing);
    }
    String answer =
        given()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
            .contentType(type)
            .queryParams(parameters)
            .queryParam("columns", "words:body")
            .body(table)
            .post("/imports")
            .asString();

    assertEquals(
        List.of("created"),
        ImportClient.results(answer).stream()
            .map(result -> result.get("status").asText())
            .distinct()
            .toList(),
        answer);
    assertEquals(texts, imported("body"));
    assertEquals(texts.stream().map(text -> "2025-03-18").toList(), imported("publishedOn"));
    List<String> sections =
        IntStream.range(0, texts.size())
            .mapToObj(i -> i == 1 && writer.startsWith("write") ? null : section(i))
            .toList();
    assertEquals(sections, imported("section"));
  }

  private static List<String> imported(String member) {
    return ListRequests.first(member, "/articles", "sort", "createdAt", "expand", "body");
  }

  private static List<List<String>> rows(List<String> texts) {
    Stream<List<String>> rows =
        IntStream.range(0, texts.size())
            .mapToObj(i -> List.of("Article " + i, texts.get(i), "2025-03-18", section(i)));
    return Stream.concat(Stream.of(List.of("title", "words", "publishedOn", "section")), rows)
        .toList();
  }

  /** R writes the second one as a missing value. */
  private static String section(int row) {
    return row == 1 ? "none" : "news";
  }

  private static byte[] written(String writer, List<List<String>> rows) throws IOException {
    Files.createDirectories(FOLDER);
    Path source = FOLDER.resolve(writer + ".txt");
    Path target = FOLDER.resolve(writer + ".table");
    String lines =
        rows.stream()
            .map(row -> row.stream().map(CsvWritersTest::encoded).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(source, lines);
    String[] command =
        writer.startsWith("write")
            ? new String[] {"Rscript", SOURCES.resolve("r/write_table.R").toString()}
            : new String[] {
              "/usr/bin/python3", SOURCES.resolve("python/write_table.py").toString()
            };
    ExternalProgram.in(FOLDER)
        .run(
            Stream.concat(
                    Stream.of(command), Stream.of(writer, source.toString(), target.toString()))
                .toArray(String[]::new));
    return Files.readAllBytes(target);
  }

  private static String encoded(String cell) {
    return URLEncoder.encode(cell, UTF_8).replace("+", "%20");
  }
}
