package org.onrecord.reading.page;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.util.List;
import org.onrecord.web.memory.RequestMemory;

/** Extracts the text of a page or fragment of HTML. */
@Singleton
public class PageText {
  private final HtmlParser parser;

  PageText(RequestMemory memory) {
    this.parser = new HtmlParser(memory::reserve, "Send its text instead.");
  }

  /** The text of the article on the page; all text if there is no article. */
  public String of(String html) {
    List<Block> blocks = HtmlBlocks.of(parser.parse(html, ""));
    String article = ArticleBody.of(blocks).text();
    return article.isEmpty() ? blocks.stream().map(Block::text).collect(joining("\n\n")) : article;
  }
}
