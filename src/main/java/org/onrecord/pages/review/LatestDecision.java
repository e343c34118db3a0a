package org.onrecord.pages.review;

import java.util.UUID;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteView;

/**
 * The latest decision or change of an editor on the desk, which can be undone.
 *
 * @param label such as "Confirmed"
 * @param speaker name on record, or as printed
 * @param tag entity tag of the quote as it is now
 */
record LatestDecision(UUID quote, String label, String speaker, String text, String tag) {
  private static final int MAX_TEXT = 80;

  static LatestDecision of(QuoteView quote) {
    String text = quote.text();
    boolean isLong = text.codePointCount(0, text.length()) > MAX_TEXT;
    return new LatestDecision(
        quote.id(),
        quote.status() == QuoteStatus.PROPOSED ? "Changed" : TextFormats.label(quote.status()),
        Attributed.of(quote).name(),
        isLong ? text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)) + "…" : text,
        quote.tag());
  }
}
