package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.JsonBody.has;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.database.sql.RowMapping;
import org.onrecord.fixtures.LogCapture;
import org.onrecord.records.actor.ActorCreation;
import org.onrecord.records.quote.QuoteRows;

@QuarkusTest
class NewRecordsTest {
  private static final List<String> AUTHORS = List.of("\\N", "{\"Ann\", Jr.}", "null", "a\\b");

  @Inject DataSource database;

  static List<RowMapping<?>> mappings() {
    return List.of(
        ActorCreation.ACTOR,
        NewRecords.ARTICLE,
        NewRecords.AUTHOR,
        QuoteRows.QUOTE,
        QuoteRows.RELAY,
        QuoteRows.MENTION);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void writes_all_columns_but_those_of_reviews_and_generated_ones(RowMapping<?> mapping)
      throws SQLException {
    Set<String> written = Set.of(mapping.names().split(", "));
    assertEquals(columns(mapping.table()), new TreeSet<>(written));
  }

  @Test
  void stores_texts_with_every_character_that_is_legal() {
    String words = "a \\N \\. b\tc “d” \\\\ 😀\u2028e";
    String body = "First.\r\n" + words + "\n\\.\n";
    Map<String, Object> quote =
        Map.of(
            "text",
            words,
            "type",
            "direct",
            "attribution",
            Map.of("text", "\\t", "via", List.of(Map.of("text", "\\N"))));
    Map<String, ?> line =
        Map.of("title", "\\N", "body", body, "authors", AUTHORS, "quotes", List.of(quote));

    JsonNode result = ImportClient.lines(line).get(0);

    assertEquals("1 created", ImportClient.summary(result));
    given()
        .queryParam("expand", "quotes")
        .get("/articles/" + result.get("id").asText())
        .then()
        .body(has("title", equalTo("\\N")))
        .body(has("body", equalTo(body)))
        .body(has("authors", equalTo(AUTHORS)))
        .body(has("quotes.text", equalTo(List.of(words))))
        .body(has("quotes.anchor", equalTo(List.of("anchored"))))
        .body(has("quotes.attribution.text", equalTo(List.of("\\t"))))
        .body(has("quotes[0].attribution.via.text", equalTo(List.of("\\N"))));
  }

  @Test
  void logs_no_notices_of_the_database_about_long_words() {
    LogCapture log = new LogCapture(Level.WARNING);
    log.start();
    JsonNode result = ImportClient.lines(Map.of("title", "Long", "body", "w".repeat(3000))).get(0);
    log.close();

    assertEquals("1 created", ImportClient.summary(result));
    assertEquals(List.of(), log.lines());
  }

  private Set<String> columns(String table) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select attname from pg_attribute
                where attrelid = ?::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                  and attname not like 'review%'""")) {
      statement.setString(1, table);
      Set<String> names = new TreeSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }
}
