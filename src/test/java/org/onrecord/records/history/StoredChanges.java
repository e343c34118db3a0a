package org.onrecord.records.history;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the change table. */
final class StoredChanges {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredChanges() {}

  /** A row of the table; a creation has no state before. */
  record Entry(String change, JsonNode before, JsonNode author, String reason) {}

  /** The changes of a record, oldest first. */
  static List<Entry> of(DataSource database, String id) {
    String sql =
        "select change, before, author, reason from change where record_id = ? order by seq";
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(id));
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        entries.add(
            new Entry(
                rows.getString(1),
                withoutUnseen(rows.getString(2)),
                tree(rows.getString(3)),
                rows.getString(4)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return entries;
  }

  /** The kinds of the changes of a record, oldest first. */
  static List<String> changes(DataSource database, String id) {
    return of(database, id).stream().map(Entry::change).toList();
  }

  /**
   * The current view of a record. Stored states of a quote lack its statement, and the url and
   * authors of its article.
   */
  static JsonNode view(String path) {
    JsonNode view = tree(given().get(path).then().statusCode(200).extract().asString());
    if (view.get("article") instanceof ObjectNode article) {
      article.remove(List.of("url", "authors"));
    }
    return withoutTrailingZeros(((ObjectNode) view).without("statement"));
  }

  private static JsonNode withoutUnseen(String state) {
    return state == null
        ? null
        : withoutTrailingZeros(((ObjectNode) tree(state)).without("unseen"));
  }

  /** Removes trailing zeros of times, as in views. */
  private static JsonNode withoutTrailingZeros(JsonNode record) {
    for (String pointer : List.of("/createdAt", "/updatedAt", "/review/at")) {
      int member = pointer.lastIndexOf('/');
      if (record.at(pointer.substring(0, member)) instanceof ObjectNode owner
          && owner.has(pointer.substring(member + 1))) {
        String at = owner.get(pointer.substring(member + 1)).asText();
        owner.put(pointer.substring(member + 1), Instant.parse(at).toString());
      }
    }
    return record;
  }

  private static JsonNode tree(String json) {
    try {
      return json == null ? null : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
