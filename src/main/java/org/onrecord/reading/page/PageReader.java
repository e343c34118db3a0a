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
 * Parses an article from a page. A source note such as "[Source: By Mary Lund, The Osterbro
 * Courier, 17Jan15]" takes precedence: the page is then a copy, and its metadata describe the copy.
 * JSON-LD, {@code meta} elements, other markup and the lines around the text follow in this order.
 */
@Singleton
class PageReader {
  private final ArticleConstraints constraints;
  private final Clock clock;

  PageReader(Validator validator, Clock clock) {
    this.constraints = new ArticleConstraints(validator);
    this.clock = clock;
  }

  /**
   * Parses a page.
   *
   * @param address the URL that the page was fetched from, as base of relative links and fallback
   *     for the article's URL; may be null
   */
  FoundArticle read(SentPage page, String address) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    FieldCandidates metadata = new FieldCandidates();
    if (!page.html()) {
      List<Block> blocks = PlainTextBlocks.of(page.text());
      return new FoundArticleBuilder(blocks, ArticleBody.of(blocks), metadata, constraints, today)
          .build(address, "");
    }
    Document document = Jsoup.parse(page.text(), Optional.ofNullable(address).orElse(""));
    JsonLd data = JsonLd.of(document);
    data.addTo(metadata);
    MetaTags.add(document, metadata);
    Markup.add(document, metadata);
    List<Block> blocks = HtmlBlocks.of(document);
    ArticleBody body = ArticleBody.of(blocks).orStructuredData(data.body());
    return new FoundArticleBuilder(blocks, body, metadata, constraints, today)
        .build(address, document.baseUri());
  }
}
