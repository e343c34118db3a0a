package org.onrecord.pages.embed;

import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.Frame;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.SourcedQuote;

/**
 * The card of a quote.
 *
 * @param direct true if the whole text is in quotation marks
 * @param language null if it is not known
 * @param day the day it was said or else published; null if neither is known
 * @param unconfirmed true if the status needs a mark: most quotes are confirmed
 */
record QuoteCard(
    Frame frame,
    QuoteView quote,
    boolean direct,
    String language,
    Attributed speaker,
    LocalDate day,
    boolean unconfirmed)
    implements TemplateInstance {

  static QuoteCard of(SourcedQuote source, Frame frame) {
    QuoteView quote = source.quote();
    return new QuoteCard(
        frame,
        quote,
        quote.type() == QuoteType.DIRECT,
        source.article().language(),
        Attributed.of(quote),
        quote.saidOn() == null ? quote.article().publishedOn() : quote.saidOn(),
        quote.status() != QuoteStatus.CONFIRMED);
  }
}
