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
  private final ArticleConstraints bounds;
  private final Clock clock;

  PageReader(Validator validator, Clock clock) {
    this.bounds = new ArticleConstraints(validator);
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
    FieldCandidates declared = new FieldCandidates();
    if (!page.html()) {
      List<Block> blocks = PlainTextBlocks.of(page.text());
      return new FoundArticleBuilder(blocks, ArticleBody.of(blocks), declared, bounds, today)
          .build(address, "");
    }
    Document document = Jsoup.parse(page.text(), Optional.ofNullable(address).orElse(""));
    JsonLd data = JsonLd.of(document);
    data.offer(declared);
    MetaTags.offer(document, declared);
    Markup.offer(document, declared);
    List<Block> blocks = HtmlBlocks.of(document);
    ArticleBody body = ArticleBody.of(blocks).orStructuredData(data.body());
    return new FoundArticleBuilder(blocks, body, declared, bounds, today)
        .build(address, document.baseUri());
  }
}
