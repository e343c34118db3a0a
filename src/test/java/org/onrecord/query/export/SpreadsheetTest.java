package org.onrecord.query.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;
import org.onrecord.fixtures.ExternalProgram;

/** The tables of exports are read by pandas and R, which get nothing but the URL. */
@Tag("long")
@Timeout(300)
class SpreadsheetTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SOURCES = Path.of("src", "test", "clients").toAbsolutePath();

  /** Texts that careless readers and writers of CSV break. */
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "one, two; three",
          "he said \"no\", twice: \"\"",
          "first line\nsecond line\n\nthird line",
          "Ünïcödé, straße, آیت‌الله, 語",
          "😀 👩‍💻",
          "it's # not a comment",
          "tab\there",
          "=1+1",
          "-2 degrees, he said",
          "@home",
          "one;=two;\"-three\"",
          "tab\t+1",
          "- first\n- second",
          "007");

  private static DedicatedDatabase database;
  private static PackagedService service;

  @BeforeAll
  static void start() throws IOException {
    database = DedicatedDatabase.empty("spreadsheet-test");
    service = PackagedService.start(database.settings());
    String article =
        post(
            "/articles",
            Map.of(
                "title",
                "Commas, \"quotes\"\nand lines",
                "body",
                "A body.",
                "source",
                Map.of("name", "The Süd, Post", "kind", "media")));
    for (String text : TEXTS) {
      post(
          "/quotes",
          Map.of(
              "article",
              Map.of("id", article),
              "text",
              text,
              "type",
              "direct",
              "speaker",
              Map.of("name", "Ada \"Countess\" Lovelace", "kind", "person")));
    }
  }

  private static String post(String path, Map<String, Object> body) throws IOException {
    JsonNode created = JSON.readTree(service.post(path, JSON.writeValueAsString(body)).body());
    assertEquals(true, created.has("id"), created::toString);
    return created.get("id").asText();
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "quotes, text, python", "quotes, text, R",
    "articles, title, python", "articles, title, R",
    "actors, name, python", "actors, name, R"
  })
  void a_table_has_the_documented_columns_and_every_row(
      String collection, String column, String reader) throws IOException {
    String path = "/" + collection + ".csv";
    // The example of quotes has the columns of their context.
    String query = collection.equals("quotes") ? "?expand=context" : "";
    List<List<String>> table = read(reader, service.address() + path + query);
    assertEquals(documentedColumns(path), table.get(0));
    assertEquals(listed(collection, column), columns(table, "id", column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "R"})
  void a_table_of_counts_has_a_row_for_each_cell(String reader) {
    List<List<String>> table =
        read(reader, service.address() + "/quotes/facets.csv?by=speaker,source");
    assertEquals(
        List.of(
            "speaker",
            "speakerId",
            "speakerKind",
            "source",
            "sourceId",
            "sourceKind",
            "count",
            "exact",
            "omittedCells"),
        table.get(0));
    assertEquals(2, table.size());
    List<String> row = table.get(1);
    assertEquals(
        List.of("Ada \"Countess\" Lovelace", "The Süd, Post", String.valueOf(TEXTS.size())),
        List.of(row.get(0), row.get(3), row.get(6)));
    assertEquals("true", row.get(7).toLowerCase(Locale.ROOT));
  }

  private static List<List<String>> read(String reader, String url) {
    ExternalProgram program =
        ExternalProgram.in(Path.of("target", "spreadsheets").toAbsolutePath());
    String output =
        reader.equals("R")
            ? program.run("Rscript", SOURCES.resolve("r/read_table.R").toString(), url)
            // The Python of Debian, which has pandas.
            : program.run(
                "/usr/bin/python3", SOURCES.resolve("python/read_table.py").toString(), url);
    return output
        .lines()
        .map(line -> Arrays.stream(line.split("\t", -1)).map(SpreadsheetTest::decoded).toList())
        .toList();
  }

  private static String decoded(String cell) {
    return URLDecoder.decode(cell.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The columns in the example of the contract. */
  private static List<String> documentedColumns(String path) {
    ContractNode answer =
        Contract.published().root().get("paths").get(path).get("get").get("responses").get("200");
    String example =
        answer.get("content").get("text/csv").get("examples").children().get(0).get("value").text();
    return List.of(example.lines().findFirst().orElseThrow().split(","));
  }

  private static Map<String, String> columns(List<List<String>> table, String key, String column) {
    Map<String, String> values = new HashMap<>();
    for (List<String> row : table.subList(1, table.size())) {
      values.put(row.get(table.get(0).indexOf(key)), row.get(table.get(0).indexOf(column)));
    }
    assertEquals(table.size() - 1, values.size());
    return values;
  }

  /** The values of a member by id, as the API lists them. */
  private static Map<String, String> listed(String collection, String member) throws IOException {
    JsonNode page = JSON.readTree(service.get("/%s?limit=100".formatted(collection)).body());
    Map<String, String> values = new HashMap<>();
    for (JsonNode item : (ArrayNode) page.get("items")) {
      values.put(item.get("id").asText(), cell(item.get(member).asText()));
    }
    return values;
  }

  /** The documented form of a text in a cell: a spreadsheet must not execute it as a formula. */
  private static String cell(String text) {
    return text.replaceAll("\\A(?=[=+\\-@\\t\\r\\n])|(?<=[;\\t\\r\\n])(?=\"*[=+\\-@])", "'");
  }
}
