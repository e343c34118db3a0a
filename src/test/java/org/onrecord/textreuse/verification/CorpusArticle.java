package org.onrecord.textreuse.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An article with annotated quotes, in the format of the {@code extract} command: one JSON object a
 * line.
 */
record CorpusArticle(String id, String body, List<Annotated> quotes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An annotated quote.
   *
   * @param spans of its pieces in the body, in code points, without outer quotation marks
   * @param speaker as printed; null if there is none
   */
  record Annotated(List<BodySpan> spans, boolean direct, String speaker) {}

  static List<CorpusArticle> read(Path file) throws IOException {
    List<CorpusArticle> articles = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = JSON.readTree(line);
      String body = json.path("text").asText();
      List<Annotated> quotes = new ArrayList<>();
      json.path("quotes").forEach(quote -> quotes.add(annotated(quote, body)));
      articles.add(new CorpusArticle(json.path("id").asText(), body, quotes));
    }
    return articles;
  }

  private static Annotated annotated(JsonNode quote, String body) {
    List<BodySpan> spans = new ArrayList<>();
    for (JsonNode span : quote.path("spans")) {
      TextRange range =
          BodyPlaces.range(body, new BodySpan(span.path(0).asInt(), span.path(1).asInt()));
      TextRange words = withoutMarks(body, range);
      if (words.start() < words.end()) {
        spans.add(BodyPlaces.span(body, words));
      }
    }
    JsonNode speaker = quote.path("speaker");
    String name = speaker.path("canonical").asText(speaker.path("text").asText(null));
    return new Annotated(
        spans,
        quote.path("type").asText().equals("direct"),
        name == null || name.equals("null") ? speaker.path("text").asText(null) : name);
  }

  private static TextRange withoutMarks(String body, TextRange range) {
    String core = EdgePunctuation.trimmed(range.of(body));
    int start = body.indexOf(core, range.start());
    return new TextRange(start, start + core.length());
  }
}
