package org.onrecord.extraction;

import java.util.List;

/**
 * A quote in the making.
 *
 * @param content the words
 * @param rule what found them
 * @param saidProbability the probability that they are said at all
 * @param speaker who is named as saying them; null where nobody is, or where the speaker is that of
 *     another quote
 * @param continues the quote whose speaker goes on; null where the speaker is named, or nobody is
 * @param speakerProbability the probability of the speaker
 * @param entity whom the speaker's mention means; null where there is none
 * @param via who passed the words on, nearest the speaker first
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

  QuoteDraft withSpeaker(Mention mention, QuoteDraft goesOn, double probability) {
    return new QuoteDraft(content, rule, saidProbability, mention, goesOn, probability, null, via);
  }

  QuoteDraft withEntity(Entity whom) {
    return new QuoteDraft(
        content, rule, saidProbability, speaker, continues, speakerProbability, whom, via);
  }

  QuoteDraft withContent(QuoteContent words) {
    return new QuoteDraft(
        words, rule, saidProbability, speaker, continues, speakerProbability, entity, via);
  }

  QuoteDraft withRelays(List<RelayPhrase> relays) {
    return new QuoteDraft(
        content, rule, saidProbability, speaker, continues, speakerProbability, entity, relays);
  }

  /** The mention of the speaker: the quote's own, or that of the quote whose speaker goes on. */
  Mention mention() {
    return speaker == null && continues != null ? continues.mention() : speaker;
  }
}
