package org.onrecord.reading.proposal;

import java.util.List;
import java.util.Map;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;

/** What was found in a text, as it goes out. */
record Extraction(List<ExtractedQuote> quotes, ExtractorView extractor) {

  /** The findings, with the actors on record that their names mean. */
  static Extraction of(
      List<Finding> findings, Map<ActorReferenceInput, ActorReference> knownActors) {
    return new Extraction(
        findings.stream()
            .map(found -> ExtractedQuote.of(found, knownActors.get(found.speaker())))
            .toList(),
        ExtractorView.CURRENT);
  }
}
