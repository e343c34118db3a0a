package org.onrecord.extraction;

import java.util.List;

/**
 * A quote to score, from gold data or from the extractor.
 *
 * @param type null if unknown
 * @param cueClass "speech" for reporting cues; null if unknown
 * @param via the relays as printed, nearest the speaker first
 */
record ScoredQuote(
    List<TextSpan> spans,
    QuotationType type,
    Mention speaker,
    String cue,
    String cueClass,
    String role,
    boolean anonymous,
    List<String> via,
    double confidence,
    String rule) {

  static final String REPORTING = "speech";

  /**
   * A speaker.
   *
   * @param spans of the mention; may be empty
   * @param name the fullest name; null if unnamed
   */
  record Mention(String text, List<TextSpan> spans, String name) {}

  static ScoredQuote of(FoundQuote found) {
    return new ScoredQuote(
        found.spans(),
        found.type(),
        mention(found.speaker()),
        found.cue(),
        REPORTING,
        found.role(),
        found.anonymous(),
        found.via().stream().map(Speaker::text).toList(),
        found.confidence(),
        found.rule());
  }

  private static Mention mention(Speaker speaker) {
    if (speaker == null) {
      return null;
    }
    List<TextSpan> spans = speaker.span() == null ? List.of() : List.of(speaker.span());
    return new Mention(speaker.text(), spans, speaker.name());
  }
}
