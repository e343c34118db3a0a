package org.onrecord.reading.proposal;

import java.util.List;
import java.util.Map;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;

/** What was found in a text, as it goes out. */
record ExtractionView(List<ExtractedQuoteView> quotes, ExtractorView extractor) {

  /** The findings, with the actors on record that their names mean. */
  static ExtractionView of(
      List<CandidateQuote> findings, Map<ActorReferenceInput, ActorReference> knownActors) {
    return new ExtractionView(
        findings.stream()
            .map(found -> ExtractedQuoteView.of(found, knownActors.get(found.speaker())))
            .toList(),
        ExtractorView.CURRENT);
  }
}
