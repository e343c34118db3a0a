package org.onrecord.extraction;

import java.util.List;

/**
 * A quote in the making.
 *
 * @param attribution the words
 * @param rule what found them
 * @param said the probability that they are said at all
 * @param speaker who is named as saying them; null where nobody is, or where the speaker is that of
 *     another quote
 * @param like the quote whose speaker goes on; null where the speaker is named, or nobody is
 * @param chosen the probability of the speaker
 * @param entity whom the speaker's mention means; null where there is none
 * @param via who passed the words on, nearest the speaker first
 */
record Draft(
    Attribution attribution,
    String rule,
    double said,
    Mention speaker,
    Draft like,
    double chosen,
    Entity entity,
    List<Relay> via) {

  static Draft of(Attribution attribution, String rule, double said) {
    return new Draft(attribution, rule, said, null, null, 1, null, List.of());
  }

  Draft by(Mention mention, Draft goesOn, double probability) {
    return new Draft(attribution, rule, said, mention, goesOn, probability, null, via);
  }

  Draft meaning(Entity whom) {
    return new Draft(attribution, rule, said, speaker, like, chosen, whom, via);
  }

  Draft saying(Attribution words) {
    return new Draft(words, rule, said, speaker, like, chosen, entity, via);
  }

  Draft through(List<Relay> relays) {
    return new Draft(attribution, rule, said, speaker, like, chosen, entity, relays);
  }

  /** The mention of the speaker: the quote's own, or that of the quote whose speaker goes on. */
  Mention mention() {
    return speaker == null && like != null ? like.mention() : speaker;
  }
}
