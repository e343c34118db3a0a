package org.onrecord.reading.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.textreuse.verification.BodySpan;

/**
 * A place on record in a response.
 *
 * @param quote null if no quote was recorded there
 * @param spans null if unknown
 */
public record EvidenceView(
    EvidenceQuote quote, EvidenceArticle article, List<BodySpan> spans, String printed) {

  /** A quote on record. */
  public record EvidenceQuote(
      UUID id, String text, ActorReference speaker, LocalDate saidOn, QuoteStatus status) {}

  /** The article of a quote or passage. */
  public record EvidenceArticle(
      UUID id, String title, String url, ActorReference source, LocalDate publishedOn) {}
}
