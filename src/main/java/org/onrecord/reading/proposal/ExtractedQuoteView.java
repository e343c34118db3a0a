package org.onrecord.reading.proposal;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.AttributionInput;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.Span;

/**
 * A quote that was found, as it goes out. All that a posted quote has, it has by the same name and
 * in the same form.
 *
 * @param knownSpeaker the actor on record that the speaker's name means; absent where it means none
 *     or several
 * @param speakerSpan where the speaker stands nearest to the words
 */
record ExtractedQuoteView(
    String text,
    QuoteType type,
    LocalDate saidOn,
    ActorReferenceInput speaker,
    AttributionInput attribution,
    List<Span> spans,
    ActorReference knownSpeaker,
    Span speakerSpan,
    Origin origin) {

  static ExtractedQuoteView of(CandidateQuote found, ActorReference knownSpeaker) {
    return new ExtractedQuoteView(
        found.text(),
        found.type(),
        found.saidOn(),
        found.speaker(),
        found.attribution(),
        found.spans(),
        knownSpeaker,
        found.speakerSpan(),
        found.origin());
  }
}
