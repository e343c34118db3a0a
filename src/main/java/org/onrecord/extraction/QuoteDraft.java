package org.onrecord.extraction;

import java.util.List;

/**
 * An intermediate result of the pipeline.
 *
 * @param content the words
 * @param rule the stage that found them
 * @param saidProbability the probability that the words are a quote
 * @param speaker the speaker's mention; null if there is none or {@code continues} has it
 * @param continues the quote with the same speaker, which is not repeated here; may be null
 * @param speakerProbability the probability of the speaker
 * @param entity of the speaker's mention; may be null
 * @param via the relays, nearest the speaker first
 */
record QuoteDraft(
    QuoteContent content,
    String rule,
    double saidProbability,
    Mention speaker,
    QuoteDraft continues,
    double speakerProbability,
    Entity entity,
    List<RelayPhrase> via) {

  static QuoteDraft of(QuoteContent content, String rule, double said) {
    return new QuoteDraft(content, rule, said, null, null, 1, null, List.of());
  }

  QuoteDraft withSpeaker(Mention mention, QuoteDraft continued, double probability) {
    return new QuoteDraft(
        content, rule, saidProbability, mention, continued, probability, null, via);
  }

  QuoteDraft withEntity(Entity other) {
    return new QuoteDraft(
        content, rule, saidProbability, speaker, continues, speakerProbability, other, via);
  }

  QuoteDraft withContent(QuoteContent other) {
    return new QuoteDraft(
        other, rule, saidProbability, speaker, continues, speakerProbability, entity, via);
  }

  QuoteDraft withRelays(List<RelayPhrase> relays) {
    return new QuoteDraft(
        content, rule, saidProbability, speaker, continues, speakerProbability, entity, relays);
  }

  /** The speaker's mention: its own, or that of the continued quote. */
  Mention mention() {
    return speaker == null && continues != null ? continues.mention() : speaker;
  }
}
