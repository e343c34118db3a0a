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
 * Tells the blocks of the article from those around it. What the page marks as the article's text
 * is believed: {@code itemprop=articleBody}, then the {@code article} with the most text, then
 * {@code main}. Within {@code main}, or where nothing is marked, the article is the run of blocks
 * in which running text outweighs labels and links most (the maximum subsequence of Pasternack and
 * Roth, "Extracting article text from the web with maximum subsequence segmentation", 2009).
 */
final class MainText {
  private MainText() {}

  /** The article's blocks, in their order; none where there is no running text. */
  static List<Block> of(List<Block> page) {
    List<Block> own = page.stream().filter(block -> !block.aside()).toList();
    // A page may name the box around everything "sidebar" or "form": then names tell nothing.
    List<Block> blocks = 3 * prose(own) < prose(page) ? page : own;
    List<Block> marked = where(blocks, block -> block.place().body() != null);
    if (!marked.isEmpty()) {
      return trimmed(marked);
    }
    List<Block> article = largestArticle(blocks);
    if (!article.isEmpty() && 5 * prose(article) >= 2 * prose(blocks)) {
      return trimmed(article);
    }
    List<Block> main = where(blocks, block -> block.place().main() != null);
    return trimmed(around(2 * prose(main) >= prose(blocks) ? main : blocks));
  }

  /** How many words of running text there are. */
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
   * The densest run, and what lies in the same boxes as its running text: an advertisement may part
   * the last lines of a short article from the rest.
   */
  private static List<Block> around(List<Block> blocks) {
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

  /** The run of blocks of the greatest worth; none where nothing is worth anything. */
  private static List<Block> densest(List<Block> blocks) {
    long best = 0;
    long worth = 0;
    int start = 0;
    List<Block> run = List.of();
    for (int i = 0; i < blocks.size(); i++) {
      worth += worth(blocks.get(i));
      if (worth <= 0) {
        worth = 0;
        start = i + 1;
      } else if (worth > best) {
        best = worth;
        run = blocks.subList(start, i + 1);
      }
    }
    return run;
  }

  /** In words: a heading costs little within a text, a menu or a call to read on much. */
  private static int worth(Block block) {
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
   * From the first running text to the last, with a list that it ends in; without the labels, links
   * and calls to read on in between. Where nothing runs, what is marked counts as it is.
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
