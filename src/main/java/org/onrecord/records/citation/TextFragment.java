package org.onrecord.records.citation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * URLs with text fragments, which lead a browser to words of a page (W3C WICG, URL Fragment Text
 * Directives): {@code #:~:text=[prefix-,]start[,end][,-suffix]}.
 *
 * <p>A browser highlights the first place at which it finds the words of a directive, between whole
 * words and regardless of case and white space. If the words are elsewhere in the article too, a
 * prefix and a suffix give words around them. Long words, and words in several lines, are given by
 * their start and their end, because a text without an end is found within one paragraph only.
 */
public final class TextFragment {
  private static final String DELIMITER = ":~:";

  /** The length up to which words are given as a whole, in UTF-16 units. */
  private static final int MAX_WHOLE = 300;

  /** Number of words of a start or an end, unless more are needed to find them. */
  private static final int WORDS = 5;

  private static final int MAX_WORDS = 20;

  /** Maximum number of words of a prefix or a suffix. */
  private static final int MAX_CONTEXT = 10;

  /** Characters other than letters and digits that are not percent-encoded. */
  private static final String UNRESERVED = "._~";

  private final String body;
  private final WordSearch search;
  private final BodyWords words;

  /**
   * Prepares the text of a page.
   *
   * @param title the headline, which precedes the body on the page
   * @param body the body
   */
  public TextFragment(String title, String body) {
    this.body = body;
    this.search = new WordSearch(title, body);
    this.words = new BodyWords(body);
  }

  /**
   * The URL that leads to words of the body.
   *
   * @param url the URL of the page, with or without a fragment
   * @param cited ranges of words in their order, each of which gets a directive
   */
  public String url(String url, List<CitedWords> cited) {
    String directives =
        cited.stream()
            .map(words::wholeWords)
            .flatMap(Optional::stream)
            .map(range -> "text=" + directive(range))
            .collect(joining("&"));
    int old = url.indexOf(DELIMITER);
    String plain = old < 0 ? url : url.substring(0, old);
    String base = plain.endsWith("#") ? plain.substring(0, plain.length() - 1) : plain;
    return directives.isEmpty()
        ? base
        : base + (base.indexOf('#') < 0 ? "#" : "") + DELIMITER + directives;
  }

  private String directive(CitedWords range) {
    return range.length() <= MAX_WHOLE && words.isInOneLine(range)
        ? whole(range)
        : startAndEnd(range);
  }

  private String whole(CitedWords range) {
    List<Integer> others = search.others(range);
    for (int count = 0; count < MAX_CONTEXT; count++) {
      CitedWords prefix = words.before(range, count);
      CitedWords suffix = words.after(range, count);
      if (search.isDistinct(prefix.until(range), range, others)) {
        return prefix(prefix) + encoded(range);
      }
      if (search.isDistinct(range.until(suffix), range, others)) {
        return encoded(range) + suffix(suffix);
      }
      if (search.isDistinct(prefix.until(suffix), range, others)) {
        return prefix(prefix) + encoded(range) + suffix(suffix);
      }
    }
    return prefix(words.before(range, MAX_CONTEXT))
        + encoded(range)
        + suffix(words.after(range, MAX_CONTEXT));
  }

  private String startAndEnd(CitedWords range) {
    CitedWords first = words.first(range, WORDS);
    List<Integer> others = search.others(first);
    CitedWords start = first;
    for (int count = WORDS; count < MAX_WORDS && !search.isDistinct(start, first, others); ) {
      start = words.first(range, ++count);
    }
    CitedWords prefix = words.before(start, 0);
    for (int count = 0;
        count < MAX_CONTEXT && !search.isDistinct(prefix.until(start), first, others); ) {
      prefix = words.before(start, ++count);
    }
    return start.end() == range.end()
        ? prefix(prefix) + encoded(start)
        : prefix(prefix) + encoded(start) + "," + end(range, start.end());
  }

  /**
   * The last words of a range, with a suffix if equal words are elsewhere.
   *
   * @param startEnd the index after the first words, which the directive has, too
   */
  private String end(CitedWords range, int startEnd) {
    CitedWords rest = new CitedWords(startEnd, range.end());
    CitedWords last = words.last(rest, WORDS);
    List<Integer> others = search.othersSince(startEnd, last);
    CitedWords end = last;
    for (int count = WORDS; count < MAX_WORDS && !search.isDistinct(end, last, others); ) {
      end = words.last(rest, ++count);
    }
    CitedWords suffix = words.after(range, 0);
    for (int count = 0;
        count < MAX_CONTEXT && !search.isDistinct(end.until(suffix), last, others); ) {
      suffix = words.after(range, ++count);
    }
    return encoded(end) + suffix(suffix);
  }

  private String prefix(CitedWords range) {
    return range.length() == 0 ? "" : encoded(range) + "-,";
  }

  private String suffix(CitedWords range) {
    return range.length() == 0 ? "" : ",-" + encoded(range);
  }

  /** Percent-encodes words: the directive gives a meaning to hyphens, commas and ampersands. */
  private String encoded(CitedWords range) {
    String text = WordSearch.singleSpaced(body.substring(range.start(), range.end()));
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean isPlain = b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
      encoded.append(isPlain ? (char) b : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }
}
