package org.onrecord.pages.draft;

import java.time.LocalDate;
import java.util.UUID;
import org.onrecord.reading.verification.EvidenceView;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.quote.QuoteStatus;

/**
 * A place on record that a verdict is based on.
 *
 * @param quote id of the quote; null if none was recorded there
 * @param printed the words as printed
 * @param speaker null if it is not on record
 * @param status status of the quote; null if it is confirmed, as most are, or there is none
 * @param source null if it is not on record
 * @param day the day of the quote or else of the article; null if neither is known
 */
record EvidenceRow(
    UUID quote,
    UUID article,
    String title,
    String printed,
    ActorReference speaker,
    QuoteStatus status,
    ActorReference source,
    LocalDate day) {

  static EvidenceRow of(EvidenceView evidence) {
    EvidenceView.EvidenceQuote quote = evidence.quote();
    EvidenceView.EvidenceArticle article = evidence.article();
    boolean confirmed = quote == null || quote.status() == QuoteStatus.CONFIRMED;
    LocalDate said = quote == null ? null : quote.saidOn();
    return new EvidenceRow(
        quote == null ? null : quote.id(),
        article.id(),
        article.title(),
        evidence.printed(),
        quote == null ? null : quote.speaker(),
        confirmed ? null : quote.status(),
        article.source(),
        said == null ? article.publishedOn() : said);
  }
}
