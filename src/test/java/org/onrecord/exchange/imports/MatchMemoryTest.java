package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.WriteRequests;

@QuarkusTest
@Timeout(60)
class MatchMemoryTest {
  private static final int KB = 1024;

  @Inject MatchMemory matches;
  @Inject LineMemory lines;

  /** An article with this number of quotes of 1,000 bytes. */
  private static Map<String, Object> article(String title, int quotes) {
    return Map.of(
        "title",
        title,
        "body",
        "A text.",
        "url",
        url(title),
        "quotes",
        IntStream.range(0, quotes)
            .mapToObj(i -> Map.of("type", "direct", "text", "%03d ".formatted(i) + "é".repeat(498)))
            .toList());
  }

  /** Imports a short line that matches an article. */
  private static List<String> change(String title) {
    return ImportClient.summary(
        ImportClient.lines(Map.of("title", "Changed", "body", "B", "url", url(title))));
  }

  private static String url(String title) {
    return "https://example.com/" + title.replace(' ', '-');
  }

  private static UUID importArticle(String title, int quotes) {
    JsonNode result = ImportClient.lines(article(title, quotes)).get(0);
    assertEquals("created", result.path("status").asText(), result::toString);
    return UUID.fromString(result.path("id").asText());
  }

  @Test
  void counts_the_texts_of_articles_and_their_quotes() {
    UUID one = importArticle("Three quotes", 3);
    UUID other = importArticle("No quotes", 0);

    assertEquals(6 * (3_000 + 7) + 4 * 4 * KB, matches.bytes(List.of(one)));
    long both = 6 * (3_000 + 7 + 7) + 5 * 4 * KB;
    assertEquals(both, matches.bytes(List.of(one, other, one)));
    assertDoesNotThrow(() -> matches.requireAtMost(both, List.of(one, other)));
    assertThrows(
        MatchMemory.ExceededException.class,
        () -> matches.requireAtMost(both - 1, List.of(one, other)));
    assertDoesNotThrow(() -> matches.requireAtMost(0, List.of()));
  }

  @Test
  void lines_that_match_large_articles_wait_for_each_other_without_locks() throws Exception {
    UUID id = importArticle("Large", 900);
    importArticle("Small", 1);

    LineMemory.Reservation other = lines.reserveLargeMatch(KB);
    CompletableFuture<List<String>> large = CompletableFuture.supplyAsync(() -> change("Large"));
    try {
      assertThrows(TimeoutException.class, () -> large.get(2, TimeUnit.SECONDS));
      assertEquals(List.of("1 updated"), change("Small"));
      WriteRequests.patch("/articles/" + id, "section", "World").then().statusCode(200);
      assertFalse(large.isDone());
    } finally {
      other.close();
    }
    assertEquals(List.of("1 updated"), large.get(30, TimeUnit.SECONDS));
  }
}
