package org.onrecord.textreuse.verification;

import java.util.List;

/** Relation of the claimed speaker of a quotation to the speaker of a quote on record. */
enum SpeakerMatch {
  /** No speaker is claimed. */
  UNCLAIMED,
  SAME,
  /** The record names no speaker, or its name neither confirms nor excludes the claimed one. */
  UNKNOWN,
  OTHER;

  /**
   * Compares the speakers.
   *
   * <p>An actor on record decides. Names decide if the claimed one fits no actor, or is a mere
   * surname, which may fit others than the actors that bear it as their whole name.
   */
  static SpeakerMatch of(ClaimedSpeaker claimed, RecordedQuote quote) {
    if (claimed.isNone()) {
      return UNCLAIMED;
    }
    RecordedSpeaker speaker = quote.speaker();
    if (speaker == null) {
      List<String> printed = quote.attribution() == null ? List.of() : List.of(quote.attribution());
      return byNames(claimed, printed, true) == SAME ? SAME : UNKNOWN;
    }
    if (claimed.actors().contains(speaker.id())) {
      return SAME;
    }
    SpeakerMatch byNames = byNames(claimed, speaker.names(), speaker.person());
    if (claimed.actors().isEmpty()) {
      return byNames == OTHER && mayStandFor(claimed, speaker) ? UNKNOWN : byNames;
    }
    return byNames == SAME && isSurname(claimed) ? UNKNOWN : OTHER;
  }

  private static SpeakerMatch byNames(ClaimedSpeaker claimed, List<String> names, boolean person) {
    List<NameParts> recorded = names.stream().map(NameParts::of).toList();
    SpeakerMatch best = OTHER;
    for (String one : claimed.names()) {
      NameParts name = NameParts.of(one);
      for (NameParts other : recorded) {
        if (!person || name.isEqual(other) || recorded.stream().noneMatch(other::isPartOf)) {
          SpeakerMatch match = name.compare(other, person);
          best = match.compareTo(best) < 0 ? match : best;
        }
      }
    }
    return best;
  }

  private static boolean isSurname(ClaimedSpeaker claimed) {
    return claimed.names().stream().allMatch(name -> NameParts.of(name).words().size() == 1);
  }

  /**
   * Returns whether a claimed speaker is no name, such as "officials", or an institution that the
   * recorded one speaks for.
   */
  private static boolean mayStandFor(ClaimedSpeaker claimed, RecordedSpeaker speaker) {
    return claimed.names().stream()
        .allMatch(
            name ->
                name.chars().noneMatch(Character::isUpperCase) && Letters.isLatin(name)
                    || speaker.tenures().stream().anyMatch(tenure -> tenure.mentions(name)));
  }
}
