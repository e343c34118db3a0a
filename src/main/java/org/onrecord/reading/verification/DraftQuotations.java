package org.onrecord.reading.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.onrecord.extraction.Extractor;
import org.onrecord.extraction.FoundQuote;
import org.onrecord.extraction.QuotationType;
import org.onrecord.extraction.Speaker;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.extraction.TextSpan;
import org.onrecord.extraction.text.CodePointOffsets;
import org.onrecord.extraction.text.JointChoice;
import org.onrecord.textreuse.verification.DayRange;
import org.onrecord.textreuse.verification.PassagesInMarks;
import org.onrecord.textreuse.verification.TextRange;

/**
 * Finds the quotations of a draft: direct quotes, the words in marks of mixed ones, and longer
 * passages in marks without a cue. Titles and words in scare quotes are no quotations, see {@link
 * QuotationMarkUse}. In a language that the extractor does not read, marks of all shapes decide.
 */
final class DraftQuotations {
  private final String text;
  private final CodePointOffsets offsets;
  private final List<TextRange> passages;
  private final QuotationMarkUse marks;
  private final List<DraftQuotation> found = new ArrayList<>();

  /** The indices of characters within quotes that the extractor found. */
  private final BitSet used = new BitSet();

  private DraftQuotations(String text) {
    this.text = text;
    this.offsets = CodePointOffsets.of(text);
    this.passages = PassagesInMarks.outermost(text);
    this.marks = new QuotationMarkUse(text);
  }

  /**
   * Finds the quotations of a draft in their order.
   *
   * @param date the day of publication; may be null
   */
  static List<DraftQuotation> of(String text, TextLanguage language, LocalDate date) {
    DraftQuotations quotations = new DraftQuotations(text);
    for (FoundQuote quote : Extractor.get().extract(text, language, date)) {
      quotations.add(quote, language.notRead() == null);
    }
    quotations.addUncued();
    quotations.found.sort(Comparator.comparingInt(quotation -> quotation.spans().get(0).start()));
    return List.copyOf(quotations.found);
  }

  private void add(FoundQuote quote, boolean read) {
    List<TextRange> spans = quote.spans().stream().map(this::range).toList();
    if (quote.type() != QuotationType.DIRECT) {
      spans.forEach(span -> addPassages(span, quote));
    } else if (read || spans.stream().allMatch(marks::isQuotation)) {
      add(spans.stream().map(this::withFinalMark).toList(), quote);
    }
    spans.forEach(span -> used.set(span.start(), span.end()));
  }

  /** Adds the passages in marks of a mixed quote. */
  private void addPassages(TextRange span, FoundQuote quote) {
    for (int i = firstEndingAfter(span.start()); i < passages.size(); i++) {
      TextRange passage = passages.get(i);
      if (passage.start() >= span.end()) {
        return;
      }
      TextRange common =
          new TextRange(
              Math.max(passage.start(), span.start()), Math.min(passage.end(), span.end()));
      if (common.start() < common.end() && !marks.isTitle(common)) {
        add(List.of(common), quote);
      }
    }
  }

  private int firstEndingAfter(int index) {
    int low = 0;
    int high = passages.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passages.get(middle).end() > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Adds the passages in marks that the extractor did not take for quotes. */
  private void addUncued() {
    for (TextRange passage : passages) {
      int next = used.nextSetBit(passage.start());
      if ((next < 0 || next >= passage.end()) && marks.isQuotation(passage)) {
        add(List.of(passage), null);
      }
    }
  }

  private void add(List<TextRange> ranges, FoundQuote quote) {
    Speaker speaker = quote == null || quote.anonymous() ? null : quote.speaker();
    LocalDate said = quote == null ? null : quote.saidOn();
    found.add(
        new DraftQuotation(
            printed(ranges),
            ranges.stream().map(this::span).toList(),
            ranges.stream().map(range -> text.substring(range.start(), range.end())).toList(),
            speaker == null ? null : speaker.name(),
            quote == null ? null : quote.role(),
            said == null ? DayRange.ALWAYS : new DayRange(said, said)));
  }

  /** The words of ranges with the joints between them. */
  private String printed(List<TextRange> ranges) {
    StringBuilder printed = new StringBuilder(ranges.get(0).of(text));
    for (int i = 1; i < ranges.size(); i++) {
      TextRange range = ranges.get(i);
      printed.append(JointChoice.between(text, ranges.get(i - 1).end(), range.start()).text);
      printed.append(range.of(text));
    }
    return printed.toString();
  }

  /** Adds a question or exclamation mark, which the extractor leaves out, before a closing mark. */
  private TextRange withFinalMark(TextRange range) {
    int end = range.end();
    while (end < text.length() && "?!".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return new TextRange(range.start(), end);
  }

  private TextSpan span(TextRange range) {
    return new TextSpan(offsets.before(range.start()), offsets.before(range.end()));
  }

  private TextRange range(TextSpan span) {
    return new TextRange(offsets.index(span.start()), offsets.index(span.end()));
  }
}
