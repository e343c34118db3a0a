package org.onrecord.query.fulltext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fragments of texts with the words that were looked for in {@code <mark>}, escaped for HTML.
 *
 * <p>PostgreSQL's headlines leave HTML as it is, and drop what looks like a tag. So it gets the
 * characters that mean something in HTML as others, and marks with others still: noncharacters of
 * Unicode, which it takes for blanks, and of which the text itself is cleared.
 */
public final class Highlight {
  private static final char START = '\uFDD0';
  private static final char STOP = '\uFDD1';
  private static final char BETWEEN = '\uFDD2';
  private static final char LESS = '\uFDD3';
  private static final char GREATER = '\uFDD4';
  private static final char AMPERSAND = '\uFDD5';

  private static final String MARKS =
      ", StartSel=%s, StopSel=%s, FragmentDelimiter=%s".formatted(START, STOP, BETWEEN);

  /** Texts of so many characters are shown whole. */
  static final int SHORT = 300;

  /** The options for a text that is shown whole. */
  static final String WHOLE = "HighlightAll=true" + MARKS;

  /** The options for a longer one. */
  static final String PASSAGES = "MaxFragments=3, MinWords=10, MaxWords=30" + MARKS;

  /** What {@code translate} of PostgreSQL does to a text: the last characters disappear. */
  static final String FROM = "<>&" + START + STOP + BETWEEN + LESS + GREATER + AMPERSAND;

  static final String TO = "" + LESS + GREATER + AMPERSAND;

  private static final Map<Character, String> HTML =
      Map.of(
          START, "<mark>", STOP, "</mark>", LESS, "&lt;", GREATER, "&gt;", AMPERSAND, "&amp;", '"',
          "&quot;", '\'', "&#39;");

  private Highlight() {}

  /** The fragments of one member of a record, or null where none has the words. */
  public static Map<String, List<String>> of(String member, String headline) {
    Map<String, List<String>> fragments = new LinkedHashMap<>();
    add(fragments, member, headline);
    return fragments.isEmpty() ? null : fragments;
  }

  /** The fragments of two members of a record, or null where none has the words. */
  public static Map<String, List<String>> of(
      String member, String headline, String other, String itsHeadline) {
    Map<String, List<String>> fragments = new LinkedHashMap<>();
    add(fragments, member, headline);
    add(fragments, other, itsHeadline);
    return fragments.isEmpty() ? null : fragments;
  }

  private static void add(Map<String, List<String>> fragments, String member, String headline) {
    if (headline != null && headline.indexOf(START) >= 0) {
      fragments.put(
          member, Stream.of(headline.split(String.valueOf(BETWEEN))).map(Highlight::html).toList());
    }
  }

  private static String html(String fragment) {
    StringBuilder html = new StringBuilder();
    for (char c : fragment.toCharArray()) {
      html.append(HTML.getOrDefault(c, String.valueOf(c)));
    }
    return html.toString();
  }
}
