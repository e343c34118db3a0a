package org.onrecord.extraction;

/**
 * What the extractor has learnt of a language. The weights are those that {@code TrainExtractor}
 * wrote.
 *
 * @param tagger parts of speech
 * @param contents which words a cue reports
 * @param speakers who says what a cue reports
 * @param uncued who says quoted words that no cue reports, if anybody does
 * @param confidence how often such an answer is right
 */
record Models(
    Tagger tagger, Weights contents, Weights speakers, Weights uncued, Weights confidence) {
  static Models of(String language) {
    return new Models(
        Tagger.of(language),
        Weights.of(language, "contents"),
        Weights.of(language, "speakers"),
        Weights.of(language, "loose"),
        Weights.of(language, "confidence"));
  }
}
