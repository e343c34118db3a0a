package org.onrecord.reading.page;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Reads an article out of a page. Of what a page says, a note such as "[Source: By Mary Lund, The
 * Osterbro Courier, 17Jan15]" counts most: the page then is a copy, and its metadata are those of
 * the copy. Then come JSON-LD, {@code meta} elements, the other markup, and last the lines around
 * the text.
 */
@Singleton
class PageReader {
  private final Bounds bounds;
  private final Clock clock;

  PageReader(Validator validator, Clock clock) {
    this.bounds = new Bounds(validator);
    this.clock = clock;
  }

  /**
   * Reads a page.
   *
   * @param address where the page was fetched from: what its relative links are relative to, and
   *     the article's address where the page names none; may be null
   */
  FoundArticle read(SentPage page, String address) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Clues declared = new Clues();
    if (!page.html()) {
      List<Block> blocks = TextLines.of(page.text());
      return new ArticleOfPage(blocks, Body.of(blocks), declared, bounds, today)
          .article(address, "");
    }
    Document document = Jsoup.parse(page.text(), Optional.ofNullable(address).orElse(""));
    JsonLd data = JsonLd.of(document);
    data.offer(declared);
    MetaTags.offer(document, declared);
    Markup.offer(document, declared);
    List<Block> blocks = Blocks.of(document);
    Body body = Body.of(blocks).orDeclared(data.body());
    return new ArticleOfPage(blocks, body, declared, bounds, today)
        .article(address, document.baseUri());
  }
}
