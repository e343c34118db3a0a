package org.onrecord.reading.page;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The text of an article.
 *
 * @param blocks paragraphs, headings and list items; empty if the page has no running text
 * @param note the source note of the page
 */
record ArticleBody(List<Block> blocks, Optional<Block> note) {
  private static final int LONGEST_HEADLINE = 20;

  /** A question, an exclamation or a quotation without a full stop. */
  private static final Pattern HEADLINE = Pattern.compile("(?s)[^.]*(?:[?!]|[^.,;:!?…][\"”’'»])");

  /**
   * Finds the article's text among the blocks of a page. The text ends at the source note, or
   * starts below it if the note comes first. A republication notice is not part of the text.
   */
  static ArticleBody of(List<Block> page) {
    Predicate<Block> republication = Notices::isRepublication;
    List<Block> blocks = page.stream().filter(republication.negate()).toList();
    Optional<Integer> note = Notices.sourceNote(blocks);
    List<Block> before = MainText.of(blocks.subList(0, note.orElse(blocks.size())));
    boolean above = note.isPresent() && before.stream().noneMatch(Block::isProse);
    List<Block> text = above ? MainText.of(blocks.subList(note.get() + 1, blocks.size())) : before;
    return new ArticleBody(text, note.map(blocks::get));
  }

  /** The blocks of a page that do not belong to this text. */
  List<Block> outside(List<Block> page) {
    Set<Block> own = Collections.newSetFromMap(new IdentityHashMap<>());
    own.addAll(blocks);
    return page.stream().filter(block -> !own.contains(block)).toList();
  }

  /** The text in the structured data of the page, if it is more than twice as long as this one. */
  ArticleBody orStructuredData(Optional<String> data, HtmlParser parser) {
    return data.map(text -> structured(text, parser))
        .filter(body -> words() * 2 < body.words())
        .orElse(this);
  }

  private ArticleBody structured(String data, HtmlParser parser) {
    boolean html = data.contains("<p") || data.contains("<br");
    return new ArticleBody(
        html ? HtmlBlocks.of(parser.parse(data, "")) : PlainTextBlocks.of(data), note);
  }

  /** The first block, if it reads as a headline above the text. */
  Optional<String> headline() {
    return blocks.size() > 1
            && blocks.get(0).words() <= LONGEST_HEADLINE
            && blocks.get(1).words() > LONGEST_HEADLINE
            && HEADLINE.matcher(blocks.get(0).text()).matches()
        ? Optional.of(blocks.get(0).line())
        : Optional.empty();
  }

  /** Drops the first block if it repeats the title. */
  ArticleBody withoutTitle(String title) {
    boolean repeated = !blocks.isEmpty() && blocks.get(0).line().equals(title);
    return repeated ? new ArticleBody(blocks.subList(1, blocks.size()), note) : this;
  }

  /** The paragraphs, separated by empty lines. */
  String text() {
    return blocks.stream().map(Block::text).collect(joining("\n\n"));
  }

  private int words() {
    return blocks.stream().mapToInt(Block::words).sum();
  }
}
