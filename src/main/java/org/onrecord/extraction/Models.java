package org.onrecord.extraction;

/**
 * The trained models of a language. {@code TrainExtractor} writes the weights.
 *
 * @param tagger assigns parts of speech
 * @param contents selects the contents of cues
 * @param speakers selects the speakers of cued quotes
 * @param uncued selects the speakers of quotations without a cue
 * @param confidence estimates the confidence of a quote
 */
record Models(
    Tagger tagger, Weights contents, Weights speakers, Weights uncued, Weights confidence) {
  static Models of(String language) {
    return new Models(
        Tagger.of(language),
        Weights.of(language, "contents"),
        Weights.of(language, "speakers"),
        Weights.of(language, "uncued"),
        Weights.of(language, "confidence"));
  }
}
