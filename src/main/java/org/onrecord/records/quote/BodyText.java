package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.extraction.text.CodePointOffsets;
import org.onrecord.extraction.text.JointChoice;
import org.onrecord.extraction.text.LineBreak;
import org.onrecord.extraction.text.UnwrappedText;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.citation.CitedWords;
import org.onrecord.records.citation.TextFragment;

/** Body of an article, addressed by spans in Unicode code points instead of UTF-16 units. */
public final class BodyText {
  private static final int CONTEXT_LENGTH = 32;

  /** A line without the white space at its ends. */
  private static final Pattern LINE =
      Pattern.compile("[^\\s\\p{Z}\\x85](?:[^\\n\\r\\x85\\u2028\\u2029]*[^\\s\\p{Z}])?");

  private final String text;
  private final CodePointOffsets offsets;

  public BodyText(String text) {
    this.text = text;
    this.offsets = CodePointOffsets.of(text);
  }

  String text() {
    return text;
  }

  /** Length in code points. */
  int length() {
    return offsets.before(text.length());
  }

  /** Text of a span, which must lie within the body. */
  public String textAt(Span span) {
    return text.substring(utf16Offset(span.start()), utf16Offset(span.end()));
  }

  /** The words of spans as one would print them: without line breaks, with joints between them. */
  public String printed(List<Span> spans) {
    StringBuilder printed = new StringBuilder();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (i > 0) {
        int end = utf16Offset(spans.get(i - 1).end());
        printed.append(JointChoice.between(text, end, utf16Offset(span.start())).text);
      }
      printed.append(LineBreak.removeFrom(textAt(span)));
    }
    return printed.toString();
  }

  /** Up to 32 code points before a span. Empty at the start of the body. */
  Optional<String> contextBefore(Span span) {
    int end = utf16Offset(span.start());
    int start = text.offsetByCodePoints(end, -Math.min(CONTEXT_LENGTH, span.start()));
    return nonEmpty(start, end);
  }

  /** Up to 32 code points after a span. Empty at the end of the body. */
  Optional<String> contextAfter(Span span) {
    int start = utf16Offset(span.end());
    int remaining = length() - span.end();
    return nonEmpty(start, text.offsetByCodePoints(start, Math.min(CONTEXT_LENGTH, remaining)));
  }

  private Optional<String> nonEmpty(int start, int end) {
    return start == end ? Optional.empty() : Optional.of(text.substring(start, end));
  }

  /**
   * Finds the only occurrence of a text. Empty if there is none, or more than one, even
   * overlapping.
   */
  Optional<Span> findUnique(String part) {
    int first = text.indexOf(part);
    if (first < 0 || text.indexOf(part, first + 1) >= 0) {
      return Optional.empty();
    }
    return Optional.of(span(first, part));
  }

  /** Finds up to {@code limit} UTF-16 offsets, in order, at which a text occurs after an offset. */
  List<Integer> occurrences(String part, int from, int limit) {
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(part, from); at >= 0 && found.size() < limit; ) {
      found.add(at);
      at = text.indexOf(part, at + 1);
    }
    return found;
  }

  /** Span of a text that stands at a UTF-16 offset. */
  Span span(int offset, String part) {
    int start = offsets.before(offset);
    return new Span(start, start + part.codePointCount(0, part.length()));
  }

  /** The paragraphs in order, without blank ones. The lines of hard-wrapped text are joined. */
  public List<Span> paragraphs() {
    UnwrappedText unwrapped = UnwrappedText.of(text);
    List<Span> paragraphs = new ArrayList<>();
    Matcher lines = LINE.matcher(unwrapped.text());
    while (lines.find()) {
      paragraphs.add(new Span(unwrapped.start(lines.start()), unwrapped.end(lines.end())));
    }
    return paragraphs;
  }

  /**
   * The URL that leads to words on the publisher's page, by a text fragment.
   *
   * @return the article's URL if there are no spans; null if the article has none
   */
  String urlOf(ArticleReference article, List<Span> spans) {
    if (article.url() == null || spans.isEmpty()) {
      return article.url();
    }
    List<CitedWords> words =
        spans.stream()
            .map(span -> new CitedWords(utf16Offset(span.start()), utf16Offset(span.end())))
            .toList();
    return new TextFragment(article.title(), text).url(article.url(), words);
  }

  /** Converts an offset in code points into UTF-16 units. */
  int utf16Offset(int codePoint) {
    return offsets.index(codePoint);
  }
}
