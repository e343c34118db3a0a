package org.onrecord.textreuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An annotated quote of an article.
 *
 * @param speaker the last name in the speaker's mention; null if it has none
 */
record GoldQuote(String article, String type, List<String> pieces, String speaker) {
  /** The quotes of articles as NDJSON, as {@code extract --help} describes it. */
  static List<GoldQuote> read(Path articles) throws IOException {
    List<GoldQuote> quotes = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(articles)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode article = json.readTree(line);
        article.get("quotes").forEach(quote -> quotes.add(of(article, quote)));
      }
    }
    return quotes;
  }

  private static GoldQuote of(JsonNode article, JsonNode quote) {
    String text = article.get("text").asText();
    List<String> pieces = new ArrayList<>();
    for (JsonNode span : quote.get("spans")) {
      int start = text.offsetByCodePoints(0, span.get(0).asInt());
      int end = text.offsetByCodePoints(0, span.get(1).asInt());
      pieces.add(text.substring(start, end));
    }
    return new GoldQuote(
        article.get("id").asText(), quote.get("type").asText(), pieces, lastName(quote));
  }

  private static String lastName(JsonNode quote) {
    JsonNode speaker = quote.get("speaker");
    if (speaker == null || speaker.isNull()) {
      return null;
    }
    FoldedWords words = FoldedWords.of("by " + speaker.get("text").asText(), "en");
    String name = null;
    for (int i = 0; i < words.count(); i++) {
      name = words.isName(i) ? words.word(i) : name;
    }
    return name;
  }

  QuotedWords words() {
    return switch (type) {
      case "indirect" -> QuotedWords.indirect(pieces, "en", speaker);
      case "mixed" -> QuotedWords.mixed(pieces, "en", speaker);
      default -> QuotedWords.direct(pieces, "en", speaker);
    };
  }

  String text() {
    return String.join(" | ", pieces).replaceAll("\\s+", " ");
  }
}
