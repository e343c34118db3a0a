package org.onrecord.records.statement;

import java.util.List;
import java.util.UUID;
import org.onrecord.textreuse.QuotedWords;

/** A wording that is not on record yet, with the quotes that have it. */
record NewWording(Wording wording, QuotedWords words, int appearances, UUID firstQuote) {
  /** The wording of one or more quotes. */
  static NewWording of(List<IndexedQuote> quotes) {
    IndexedQuote any = quotes.get(0);
    UUID first = quotes.stream().map(IndexedQuote::id).min(QuoteIds.ORDER).orElseThrow();
    return new NewWording(any.wording(), any.words(), quotes.size(), first);
  }

  UUID key() {
    return wording.key();
  }
}
