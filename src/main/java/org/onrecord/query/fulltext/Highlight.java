package org.onrecord.query.fulltext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Highlighted search results: HTML fragments with the search terms in {@code <mark>}.
 *
 * <p>PostgreSQL's {@code ts_headline} does not escape HTML and drops tags. Therefore the SQL
 * replaces the special characters of HTML by noncharacters of Unicode, after removing those from
 * the text, and {@code ts_headline} marks terms with noncharacters too. PostgreSQL treats them as
 * blanks.
 */
public final class Highlight {
  static final char START = '\uFDD0';
  static final char STOP = '\uFDD1';
  private static final char DELIMITER = '\uFDD2';
  private static final char LESS = '\uFDD3';
  private static final char GREATER = '\uFDD4';
  private static final char AMPERSAND = '\uFDD5';

  /** Texts of up to this length, in characters, are returned whole. */
  private static final int MAX_WHOLE = 300;

  /** Maximum number of passages of a longer text. */
  static final int MAX_FRAGMENTS = 3;

  /**
   * Maximum number of characters of a page, in one column, that are compared with the beginnings of
   * the search terms.
   */
  static final int MAX_SCANNED = 1_500_000;

  /**
   * Maximum number of characters of a page, in one column, that are parsed to mark the search
   * terms.
   */
  static final int MAX_MARKED = 180_000;

  /**
   * Options of {@code ts_headline}. It only marks the terms, and {@link Fragments} selects the
   * passages: to select them in the database takes time and memory that grow at least with the
   * square of the number of matches.
   */
  static final String OPTIONS = "HighlightAll=true, StartSel=%s, StopSel=%s".formatted(START, STOP);

  /**
   * Arguments of {@code translate}: characters of FROM beyond the length of TO are removed. The SQL
   * function {@code excerpt} removes the delimiter.
   */
  static final String FROM = "<>&" + START + STOP + LESS + GREATER + AMPERSAND;

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
      List<String> passages = passages(headline).stream().map(Highlight::html).toList();
      if (!passages.isEmpty()) {
        fragments.put(member, passages);
      }
    }
  }

  /** PostgreSQL leaves out words of over 2,047 bytes, so a cut text can be short, too. */
  private static List<String> passages(String headline) {
    List<String> parts = List.of(headline.split(String.valueOf(DELIMITER), -1));
    return parts.size() == 1 && headline.codePointCount(0, headline.length()) <= MAX_WHOLE
        ? List.of(headline.strip())
        : Fragments.of(parts);
  }

  /** A whole text as HTML with one passage marked, by UTF-16 offsets. */
  public static String marked(String text, int start, int end) {
    return html(
        replaced(text.substring(0, start))
            + START
            + replaced(text.substring(start, end))
            + STOP
            + replaced(text.substring(end)));
  }

  /** Replaces characters as {@code translate} does with {@link #FROM} and {@link #TO}. */
  private static String replaced(String text) {
    StringBuilder replaced = new StringBuilder();
    for (char c : text.toCharArray()) {
      int place = FROM.indexOf(c);
      if (place < TO.length()) {
        replaced.append(place < 0 ? c : TO.charAt(place));
      }
    }
    return replaced.toString();
  }

  private static String html(String fragment) {
    StringBuilder html = new StringBuilder();
    for (char c : fragment.toCharArray()) {
      html.append(HTML.getOrDefault(c, String.valueOf(c)));
    }
    return html.toString();
  }
}
