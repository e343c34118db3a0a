package org.onrecord.exchange.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.onrecord.records.quote.Quote;

/**
 * Which quotes of an article the quotes of a line are. Each is one at most: first by its id, where
 * ids are kept; then by spans and text; then by text alone, where the line or the record has no
 * spans.
 */
final class QuoteMatcher {
  private final List<ImportedQuote> lines;
  private final List<Quote> left;
  private final Quote[] found;

  private QuoteMatcher(List<ImportedQuote> lines, List<Quote> onRecord) {
    this.lines = lines;
    this.left = new ArrayList<>(onRecord);
    this.found = new Quote[lines.size()];
  }

  /** The quote on record for each of the line; null for those that are new. */
  static List<Quote> of(List<ImportedQuote> lines, List<Quote> onRecord, boolean keepIds) {
    QuoteMatcher recognition = new QuoteMatcher(lines, onRecord);
    if (keepIds) {
      recognition.match((line, quote) -> quote.id.equals(line.id()));
    }
    recognition.match((line, quote) -> sameText(line, quote) && line.spans().equals(quote.spans()));
    recognition.match(
        (line, quote) ->
            sameText(line, quote) && (line.spans().isEmpty() || quote.spans().isEmpty()));
    return Arrays.asList(recognition.found);
  }

  private void match(BiPredicate<ImportedQuote, Quote> same) {
    for (int i = 0; i < found.length && !left.isEmpty(); i++) {
      if (found[i] == null) {
        ImportedQuote line = lines.get(i);
        found[i] = left.stream().filter(quote -> same.test(line, quote)).findFirst().orElse(null);
        left.remove(found[i]);
      }
    }
  }

  private static boolean sameText(ImportedQuote line, Quote quote) {
    return line.text().equals(quote.text);
  }
}
