package org.onrecord.query.fulltext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Highlighted search results: HTML fragments with the search terms in {@code <mark>}.
 *
 * <p>PostgreSQL's {@code ts_headline} does not escape HTML and drops tags. Therefore the SQL
 * replaces the special characters of HTML by noncharacters of Unicode, after removing those from
 * the text, and {@code ts_headline} marks terms with noncharacters too. PostgreSQL treats them as
 * blanks.
 */
public final class Highlight {
  private static final char START = '\uFDD0';
  private static final char STOP = '\uFDD1';
  private static final char DELIMITER = '\uFDD2';
  private static final char LESS = '\uFDD3';
  private static final char GREATER = '\uFDD4';
  private static final char AMPERSAND = '\uFDD5';

  private static final String MARKS =
      ", StartSel=%s, StopSel=%s, FragmentDelimiter=%s".formatted(START, STOP, DELIMITER);

  /** Texts of up to this length, in characters, are returned whole. */
  static final int MAX_WHOLE = 300;

  /** Options of {@code ts_headline} for a whole text. */
  static final String WHOLE = "HighlightAll=true" + MARKS;

  /** Options of {@code ts_headline} for fragments of a longer text. */
  static final String FRAGMENTS = "MaxFragments=3, MinWords=10, MaxWords=30" + MARKS;

  /** Arguments of {@code translate}: characters of FROM beyond the length of TO are removed. */
  static final String FROM = "<>&" + START + STOP + DELIMITER + LESS + GREATER + AMPERSAND;

  static final String TO = "" + LESS + GREATER + AMPERSAND;

  private static final Map<Character, String> HTML =
      Map.of(
          START, "<mark>", STOP, "</mark>", LESS, "&lt;", GREATER, "&gt;", AMPERSAND, "&amp;", '"',
          "&quot;", '\'', "&#39;");

  private Highlight() {}

  /** Fragments of one member, or null if it has no match. */
  public static Map<String, List<String>> of(String member, String headline) {
    return of(member, headline, null, null);
  }

  /** Fragments of two members, or null if neither has a match. */
  public static Map<String, List<String>> of(
      String member, String headline, String otherMember, String otherHeadline) {
    Map<String, List<String>> fragments = new LinkedHashMap<>();
    add(fragments, member, headline);
    add(fragments, otherMember, otherHeadline);
    return fragments.isEmpty() ? null : fragments;
  }

  private static void add(Map<String, List<String>> fragments, String member, String headline) {
    if (headline != null && headline.indexOf(START) >= 0) {
      fragments.put(
          member,
          Stream.of(headline.split(String.valueOf(DELIMITER))).map(Highlight::html).toList());
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
