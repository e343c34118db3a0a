package org.onrecord.reading.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Separates the article's blocks from the rest of the page. Markup decides first: {@code
 * itemprop=articleBody}, then the {@code article} with the most text, then {@code main}. Within
 * {@code main}, or without markup, the article is the run of blocks in which running text outweighs
 * labels and links most (Pasternack and Roth, "Extracting article text from the web with maximum
 * subsequence segmentation", 2009).
 */
final class MainText {
  private MainText() {}

  /** The article's blocks, in order; empty if there is no running text. */
  static List<Block> of(List<Block> page) {
    List<Block> content = page.stream().filter(block -> !block.aside()).toList();
    // Some pages name their outermost element "sidebar" or "form": ignore class names then.
    List<Block> blocks = 3 * prose(content) < prose(page) ? page : content;
    List<Block> marked = where(blocks, block -> block.place().body() != null);
    if (!marked.isEmpty()) {
      return trimmed(marked);
    }
    List<Block> article = largestArticle(blocks);
    if (!article.isEmpty() && 5 * prose(article) >= 2 * prose(blocks)) {
      return trimmed(article);
    }
    List<Block> main = where(blocks, block -> block.place().main() != null);
    return trimmed(densestWithSiblings(2 * prose(main) >= prose(blocks) ? main : blocks));
  }

  /** The number of words of running text. */
  static int prose(List<Block> blocks) {
    return blocks.stream().filter(Block::isProse).mapToInt(Block::words).sum();
  }

  private static List<Block> where(List<Block> blocks, Predicate<Block> condition) {
    return blocks.stream().filter(condition).toList();
  }

  private static List<Block> largestArticle(List<Block> blocks) {
    Map<Element, List<Block>> articles =
        where(blocks, block -> block.place().article() != null).stream()
            .collect(groupingBy(block -> block.place().article(), LinkedHashMap::new, toList()));
    return articles.values().stream().max(Comparator.comparing(MainText::prose)).orElse(List.of());
  }

  /**
   * The densest run, extended to the containers of its running text: an advertisement may separate
   * the last lines of a short article from the rest.
   */
  private static List<Block> densestWithSiblings(List<Block> blocks) {
    List<Block> run = densest(blocks);
    Set<Element> boxes =
        run.stream().filter(Block::isProse).map(block -> block.place().box()).collect(toSet());
    int first = blocks.size();
    int end = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Element box = blocks.get(i).place().box();
      if (box != null && boxes.contains(box)) {
        first = Math.min(first, i);
        end = i + 1;
      }
    }
    return first < end ? blocks.subList(first, end) : run;
  }

  /** The run of blocks with the highest positive score; empty if there is none. */
  private static List<Block> densest(List<Block> blocks) {
    long best = 0;
    long score = 0;
    int start = 0;
    List<Block> run = List.of();
    for (int i = 0; i < blocks.size(); i++) {
      score += score(blocks.get(i));
      if (score <= 0) {
        score = 0;
        start = i + 1;
      } else if (score > best) {
        best = score;
        run = blocks.subList(start, i + 1);
      }
    }
    return run;
  }

  /** The score in words. A heading within a text costs little; a menu or teaser costs much. */
  private static int score(Block block) {
    if (block.isProse()) {
      return block.words();
    }
    boolean heading = block.kind() == Block.Kind.HEADING;
    if (block.boilerplate()) {
      return heading ? -60 : -15;
    }
    if (block.links()) {
      return -8 - block.words();
    }
    boolean rule = block.text().chars().noneMatch(Character::isLetterOrDigit);
    return rule ? 0 : heading || block.kind() == Block.Kind.ITEM ? -2 : -6;
  }

  /**
   * Keeps the blocks from the first to the last running text, and a list that follows it, without
   * labels, links and teasers. Without running text, keeps everything but headings.
   */
  private static List<Block> trimmed(List<Block> blocks) {
    int[] prose = IntStream.range(0, blocks.size()).filter(i -> blocks.get(i).isProse()).toArray();
    if (prose.length == 0) {
      return where(blocks, block -> isContent(block) && block.kind() != Block.Kind.HEADING);
    }
    int end = prose[prose.length - 1] + 1;
    while (end < blocks.size()
        && blocks.get(end).kind() == Block.Kind.ITEM
        && isContent(blocks.get(end))) {
      end++;
    }
    return where(blocks.subList(prose[0], end), MainText::isContent);
  }

  private static boolean isContent(Block block) {
    return !block.links() && !block.boilerplate();
  }
}
