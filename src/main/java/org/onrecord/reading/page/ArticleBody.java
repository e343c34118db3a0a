package org.onrecord.reading.page;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The text of the article.
 *
 * @param blocks its paragraphs, headings and list items; none where there is no running text
 * @param note of its source, if the page has one
 */
record ArticleBody(List<Block> blocks, Optional<Block> note) {
  private static final int LONGEST_HEADLINE = 20;

  /** A question, an exclamation or a quotation without a full stop. */
  private static final Pattern HEADLINE = Pattern.compile("(?s)[^.]*(?:[?!]|[^.,;:!?…][\"”’'»])");

  /**
   * The article's text among the blocks of a page. Behind the note of its source nothing is, and
   * nothing in front of one that stands above all; who published it again is no part of it.
   */
  static ArticleBody of(List<Block> page) {
    Predicate<Block> again = Notices::isRepublication;
    List<Block> blocks = page.stream().filter(again.negate()).toList();
    Optional<Integer> note = Notices.sourceNote(blocks);
    List<Block> before = MainText.of(blocks.subList(0, note.orElse(blocks.size())));
    boolean above = note.isPresent() && before.stream().noneMatch(Block::isProse);
    List<Block> own = above ? MainText.of(blocks.subList(note.get() + 1, blocks.size())) : before;
    return new ArticleBody(own, note.map(blocks::get));
  }

  /** The blocks of a page that are not of the article's text. */
  List<Block> outside(List<Block> page) {
    Set<Block> own = Collections.newSetFromMap(new IdentityHashMap<>());
    own.addAll(blocks);
    return page.stream().filter(block -> !own.contains(block)).toList();
  }

  /** The text that the page gives in its data, where the page itself shows much less of it. */
  ArticleBody orStructuredData(Optional<String> data) {
    return data.map(this::declared).filter(body -> words() * 2 < body.words()).orElse(this);
  }

  private ArticleBody declared(String data) {
    boolean html = data.contains("<p") || data.contains("<br");
    return new ArticleBody(
        html ? HtmlBlocks.of(Jsoup.parse(data)) : PlainTextBlocks.of(data), note);
  }

  /** The first block, where it reads as a headline above a text. */
  Optional<String> headline() {
    return blocks.size() > 1
            && blocks.get(0).words() <= LONGEST_HEADLINE
            && blocks.get(1).words() > LONGEST_HEADLINE
            && HEADLINE.matcher(blocks.get(0).text()).matches()
        ? Optional.of(FieldCandidates.collapseWhitespace(blocks.get(0).text()))
        : Optional.empty();
  }

  /** Without the title at its head. */
  ArticleBody withoutTitle(String title) {
    boolean repeated =
        !blocks.isEmpty() && FieldCandidates.collapseWhitespace(blocks.get(0).text()).equals(title);
    return repeated ? new ArticleBody(blocks.subList(1, blocks.size()), note) : this;
  }

  /** The paragraphs, an empty line between them. */
  String text() {
    return blocks.stream().map(Block::text).collect(joining("\n\n"));
  }

  private int words() {
    return blocks.stream().mapToInt(Block::words).sum();
  }
}
