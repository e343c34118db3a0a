package org.onrecord.exchange.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.Span;

/**
 * Matches the quotes of a line with those of its article on record, each with one at most: first by
 * id, if ids are kept; by external id; by spans and text, or by those of an interrupted quote with
 * other joints; by text alone, where one side has no spans. Quotes with different external ids of
 * one scheme do not match by their words.
 */
final class QuoteMatcher {
  private final List<ImportedQuote> lines;
  private final List<Quote> unmatched;
  private final Quote[] matches;

  private QuoteMatcher(List<ImportedQuote> lines, List<Quote> onRecord) {
    this.lines = lines;
    this.unmatched = new ArrayList<>(onRecord);
    this.matches = new Quote[lines.size()];
  }

  /** The quote on record for each quote of the line, or null if it is new. */
  static List<Quote> of(List<ImportedQuote> lines, List<Quote> onRecord, boolean keepIds) {
    QuoteMatcher matcher = new QuoteMatcher(lines, onRecord);
    if (keepIds) {
      matcher.match((line, quote) -> quote.id.equals(line.id()));
    }
    matcher.match(
        (line, quote) ->
            !Collections.disjoint(line.externalIds(), ExternalId.ofColumn(quote.externalIds)));
    matcher.match((line, quote) -> sameText(line, quote) && line.spans().equals(quote.spans()));
    matcher.match(QuoteMatcher::samePieces);
    matcher.match(
        (line, quote) ->
            sameText(line, quote) && (line.spans().isEmpty() || quote.spans().isEmpty()));
    return Arrays.asList(matcher.matches);
  }

  private void match(BiPredicate<ImportedQuote, Quote> same) {
    for (int i = 0; i < matches.length && !unmatched.isEmpty(); i++) {
      if (matches[i] == null) {
        ImportedQuote line = lines.get(i);
        matches[i] =
            unmatched.stream().filter(quote -> same.test(line, quote)).findFirst().orElse(null);
        unmatched.remove(matches[i]);
      }
    }
  }

  /** Returns whether both are the same interrupted quote, maybe with other joints. */
  private static boolean samePieces(ImportedQuote line, Quote quote) {
    List<Span> spans = quote.spans();
    return spans.size() > 1
        && (spans.equals(line.spans()) || line.hasPiecesOf(quote.text, spans))
        && !areDifferent(line, quote);
  }

  private static boolean sameText(ImportedQuote line, Quote quote) {
    return line.text().equals(quote.text) && !areDifferent(line, quote);
  }

  /** True if the system that sends the line has another quote on record. */
  private static boolean areDifferent(ImportedQuote line, Quote quote) {
    return ExternalId.contradict(line.externalIds(), ExternalId.ofColumn(quote.externalIds));
  }
}
