package org.onrecord.reading.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Splits an HTML document into blocks, in one pass and without recursion. White space collapses as
 * in browsers, so no-break spaces stay. A {@code br} breaks the line; two end the paragraph.
 */
final class HtmlBlocks implements NodeFilter {
  /** Elements that browsers do not show as text. */
  private static final Set<String> SKIPPED =
      Set.of(
          ("head script style noscript template svg math iframe object embed canvas audio video picture map"
                  + " figure figcaption button select textarea input datalist dialog")
              .split(" "));

  private static final Set<String> PARAGRAPHS =
      Set.of("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre center".split(" "));

  private static final Pattern WHITESPACE = Pattern.compile("[ \\t\\n\\r\\f]+");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\f]+");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n[ \\u00A0\\n]*\\n");
  private static final Pattern BREAK = Pattern.compile(" ?\\n ?");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Block.Place> places = new ArrayDeque<>(List.of(Block.Place.NOWHERE));
  private int linked;
  private int links;
  private int asides;
  private int preformatted;
  private Block.Kind kind = Block.Kind.PARAGRAPH;

  private HtmlBlocks() {}

  /** All blocks of a document, in order. */
  static List<Block> of(Document page) {
    HtmlBlocks blocks = new HtmlBlocks();
    page.filter(blocks);
    blocks.endBlock();
    return blocks.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      append(textNode.getWholeText());
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element) {
    String name = element.normalName();
    if (SKIPPED.contains(name) || Boilerplate.isHidden(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (name.equals("br")) {
      text.append('\n');
      return FilterResult.SKIP_ENTIRELY;
    }
    if (element.isBlock()) {
      endBlock();
      kind = kindOf(name);
    }
    if (name.equals("q")) {
      text.append('“');
    }
    count(element, 1);
    places.push(placeIn(places.peek(), element));
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("q")) {
        text.append('”');
      }
      if (element.isBlock()) {
        endBlock();
        kind = Block.Kind.PARAGRAPH;
      }
      count(element, -1);
      places.pop();
    }
    return FilterResult.CONTINUE;
  }

  private void count(Element element, int step) {
    links += element.normalName().equals("a") ? step : 0;
    preformatted += element.normalName().equals("pre") ? step : 0;
    asides += Boilerplate.isAside(element) ? step : 0;
  }

  private static Block.Kind kindOf(String name) {
    if (name.matches("h[1-6]")) {
      return Block.Kind.HEADING;
    }
    return name.equals("li") ? Block.Kind.ITEM : Block.Kind.PARAGRAPH;
  }

  private static Block.Place placeIn(Block.Place outer, Element element) {
    String name = element.normalName();
    if (!element.isBlock() || PARAGRAPHS.contains(name)) {
      return outer;
    }
    if (element.attr("itemprop").equals("articleBody")) {
      return new Block.Place(element, outer.article(), outer.main(), element);
    }
    return switch (name) {
      case "article" -> new Block.Place(null, element, outer.main(), element);
      case "main" -> new Block.Place(null, outer.article(), element, element);
      default -> new Block.Place(outer.body(), outer.article(), outer.main(), element);
    };
  }

  /** Collapses white space, also across elements, except line breaks in {@code pre}. */
  private void append(String raw) {
    String shown = (preformatted > 0 ? SPACES : WHITESPACE).matcher(raw).replaceAll(" ");
    boolean afterSpace = text.isEmpty() || " \n".indexOf(text.charAt(text.length() - 1)) >= 0;
    text.append(afterSpace && shown.startsWith(" ") ? shown.substring(1) : shown);
    linked += links > 0 ? shown.strip().length() : 0;
  }

  private void endBlock() {
    int length = Math.max(1, text.length());
    for (String paragraph : EMPTY_LINES.split(text)) {
      String shown = PlainTextBlocks.trimmed(BREAK.matcher(paragraph).replaceAll("\n"));
      if (!shown.isBlank()) {
        int share = (int) ((long) linked * paragraph.length() / length);
        blocks.add(Block.of(shown, share, kind, asides > 0, places.peek()));
      }
    }
    text.setLength(0);
    linked = 0;
  }
}
