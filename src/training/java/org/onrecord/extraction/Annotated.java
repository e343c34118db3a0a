package org.onrecord.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An article with annotated quotes. Ranges count words. */
record Annotated(ExtractionPipeline pipeline, List<Gold> gold) {

  /**
   * An annotated quote.
   *
   * @param pieces the ranges of its words, split at paragraphs, without punctuation at their ends
   * @param speaker null if none is named
   * @param cue null if there is none
   * @param speech true for a cue of speech, false for one of belief or intent
   */
  record Gold(List<Range> pieces, boolean indirect, Range speaker, Range cue, boolean speech) {
    /** True if the extractor should find this quote. */
    boolean inScope() {
      return speech || !indirect;
    }
  }

  record Range(int start, int end) {
    int length() {
      return end - start;
    }

    int overlap(int from, int to) {
      return Math.max(0, Math.min(end, to) - Math.max(start, from));
    }

    boolean overlaps(Mention mention) {
      return mention != null && overlap(mention.first(), mention.end()) > 0;
    }
  }

  /**
   * Reads articles from NDJSON: a text, and quotes with offsets in code points.
   *
   * @param style rewrites each text to another one of the same length
   */
  static List<Annotated> read(Path file, Models models, UnaryOperator<String> style)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(line -> article(json, line, models, style))
          .toList();
    }
  }

  private static Annotated article(
      ObjectMapper json, String line, Models models, UnaryOperator<String> style) {
    try {
      JsonNode article = json.readTree(line);
      ExtractionPipeline pipeline =
          ExtractionPipeline.of(models, style.apply(article.get("text").textValue()));
      List<Gold> gold = new ArrayList<>();
      for (JsonNode quote : article.get("quotes")) {
        gold.add(gold(pipeline, quote));
      }
      return new Annotated(pipeline, List.copyOf(gold));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static Gold gold(ExtractionPipeline pipeline, JsonNode quote) {
    List<Range> pieces = new ArrayList<>();
    for (JsonNode span : quote.get("spans")) {
      Range range = range(pipeline.words, span.get(0).intValue(), span.get(1).intValue());
      pieces.addAll(trimmed(pipeline, range));
    }
    return new Gold(
        List.copyOf(pieces),
        quote.get("type").textValue().equals("indirect"),
        range(pipeline.words, quote.get("speaker")),
        range(pipeline.words, quote.get("cue")),
        "speech".equals(quote.path("cue_class").textValue()));
  }

  private static Range range(Words words, JsonNode place) {
    return place.path("start").isInt()
        ? range(words, place.get("start").intValue(), place.get("end").intValue())
        : null;
  }

  private static Range range(Words words, int start, int end) {
    int from = words.text.offsetByCodePoints(0, start);
    int to = words.text.offsetByCodePoints(0, end);
    int first = 0;
    while (first < words.count() && words.end(first) <= from) {
      first++;
    }
    int last = first;
    while (last < words.count() && words.start(last) < to) {
      last++;
    }
    return new Range(first, last);
  }

  private static List<Range> trimmed(ExtractionPipeline pipeline, Range range) {
    List<Range> pieces = new ArrayList<>();
    int from = range.start;
    while (from < range.end) {
      int paragraph = pipeline.words.paragraphOf(from);
      int to = from;
      while (to < range.end && pipeline.words.paragraphOf(to) == paragraph) {
        to++;
      }
      int next = to;
      while (from < to && !pipeline.passages.isWord(from)) {
        from++;
      }
      while (to > from && !pipeline.passages.isWord(to - 1)) {
        to--;
      }
      if (from < to) {
        pieces.add(new Range(from, to));
      }
      from = next;
    }
    return pieces;
  }

  /** The annotated quote that overlaps most with a content, preferably of the same cue; or null. */
  Gold goldOf(QuoteContent content) {
    Gold best = null;
    int most = 0;
    for (Gold one : gold) {
      int common = overlap(one, content);
      boolean sameCue = one.cue != null && one.cue.overlap(content.cue(), content.cue() + 1) > 0;
      int shares = common > 0 && sameCue ? common + 1000 : common;
      if (shares > most) {
        most = shares;
        best = one;
      }
    }
    return best;
  }

  private static int overlap(Gold gold, QuoteContent content) {
    int common = 0;
    for (Range range : gold.pieces) {
      for (QuoteContent.Piece piece : content.pieces()) {
        common += range.overlap(piece.start(), piece.end());
      }
    }
    return common;
  }

  /** True if a piece of each share at least half of the shorter piece. */
  static boolean matches(Gold gold, QuoteContent content) {
    return content.pieces().stream().anyMatch(piece -> matches(gold, piece));
  }

  /** The pieces of the quote that overlap with the content. */
  static List<Range> overlappingPieces(Gold gold, QuoteContent content) {
    return gold.pieces.stream()
        .filter(
            range ->
                content.pieces().stream()
                    .anyMatch(piece -> range.overlap(piece.start(), piece.end()) > 0))
        .toList();
  }

  /** True if every piece of the content overlaps with a piece of the quote. */
  static boolean matchesEveryPiece(Gold gold, QuoteContent content) {
    return content.pieces().stream().allMatch(piece -> matches(gold, piece));
  }

  private static boolean matches(Gold gold, QuoteContent.Piece piece) {
    return gold.pieces.stream()
        .anyMatch(
            range -> {
              int common = range.overlap(piece.start(), piece.end());
              return common > 0 && 2 * common >= Math.min(range.length(), piece.length());
            });
  }
}
