package org.onrecord.exchange.feeds;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Builds the HTML content of an entry from texts, which it escapes. */
final class EntryHtml {
  private final StringBuilder html = new StringBuilder();

  /**
   * Adds words as a block quotation.
   *
   * @param source URL of the words; may be null
   */
  EntryHtml quotation(String words, String source) {
    html.append("<blockquote dir=\"auto\"");
    if (source != null) {
      html.append(" cite=\"").append(escaped(source)).append('"');
    }
    html.append("><p>").append(escaped(words)).append("</p></blockquote>");
    return this;
  }

  /** Adds a paragraph with the parts that are not null, separated by commas. */
  EntryHtml paragraph(String... parts) {
    List<String> present = Stream.of(parts).filter(Objects::nonNull).toList();
    if (!present.isEmpty()) {
      html.append("<p>").append(String.join(", ", present)).append("</p>");
    }
    return this;
  }

  /** A text as HTML that keeps its direction to itself; null for null. */
  static String text(String text) {
    return text == null ? null : "<bdi>" + escaped(text) + "</bdi>";
  }

  /** A link with a text; the text alone without a URL. */
  static String link(String text, String url) {
    return url == null || text == null
        ? text(text)
        : "<a href=\"" + escaped(url) + "\">" + text(text) + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
