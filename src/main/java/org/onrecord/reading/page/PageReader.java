package org.onrecord.reading.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jsoup.nodes.Document;
import org.onrecord.web.memory.RequestMemory;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Parses an article from a page. A source note such as "[Source: By Mary Lund, The Osterbro
 * Courier, 17Jan15]" takes precedence: the page is then a copy, and its metadata describe the copy.
 * JSON-LD, {@code meta} elements, other markup and the lines around the text follow in this order.
 */
@Singleton
class PageReader {
  /** The maximum number of lines of plain text. An article has at most 200,000 characters. */
  private static final int MAX_LINES = 400_000;

  private static final String LINE_BREAKS = "\n\r\f\u2028\u2029";

  /** The heap memory of plain text, measured with lines of one letter: 120 bytes a line. */
  private static final int BYTES_PER_LINE = 150;

  private static final int BYTES_PER_CHARACTER = 8;

  private final ArticleConstraints constraints;
  private final Clock clock;
  private final HtmlParser parser;
  private final LongConsumer memory;

  @Inject
  PageReader(Validator validator, Clock clock, RequestMemory memory) {
    this(validator, clock, memory::reserve);
  }

  PageReader(Validator validator, Clock clock, LongConsumer memory) {
    this.constraints = new ArticleConstraints(validator);
    this.clock = clock;
    this.parser = new HtmlParser(memory, "Send the article as JSON instead.");
    this.memory = memory;
  }

  /**
   * Parses a page.
   *
   * @param address the URL that the page was fetched from, as base of relative links and fallback
   *     for the article's URL; may be null
   * @throws ProblemException 422 if the page has too many elements or lines, 503 if too little
   *     memory is free
   */
  FoundArticle read(SentPage page, String address) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    FieldCandidates metadata = new FieldCandidates();
    if (!page.html()) {
      requireMemory(page.text());
      List<Block> blocks = PlainTextBlocks.of(page.text());
      return new FoundArticleBuilder(blocks, ArticleBody.of(blocks), metadata, constraints, today)
          .build(address, "");
    }
    Document document = parser.parse(page.text(), Optional.ofNullable(address).orElse(""));
    JsonLd data = JsonLd.of(document);
    data.addTo(metadata);
    MetaTags.add(document, metadata);
    Markup.add(document, metadata);
    List<Block> blocks = HtmlBlocks.of(document);
    ArticleBody body = ArticleBody.of(blocks).orStructuredData(data.body(), parser);
    return new FoundArticleBuilder(blocks, body, metadata, constraints, today)
        .build(address, document.baseUri());
  }

  private void requireMemory(String text) {
    long lines = text.chars().filter(c -> LINE_BREAKS.indexOf(c) >= 0).count();
    if (lines > MAX_LINES) {
      String detail = "The page has more than %d lines. Send the article as JSON instead.";
      throw ProblemException.unprocessable(
          detail.formatted(MAX_LINES), Fault.at("", "has too many lines"));
    }
    memory.accept(BYTES_PER_CHARACTER * (long) text.length() + BYTES_PER_LINE * lines);
  }
}
