package org.onrecord.textreuse.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Compares the claimed office of a speaker with the offices on record. */
final class Offices {
  private static final Pattern PAST = Pattern.compile("(?i)^(former|ex|then|late)\\b.*");

  private Offices() {}

  /**
   * Returns whether the record says that the speaker held the claimed office, but not on that day.
   * An office that is not on record at all, and a former one, contradict nothing.
   */
  static boolean contradict(ClaimedSpeaker claimed, RecordedSpeaker speaker, LocalDate day) {
    String office = claimed.office();
    if (office == null || speaker == null || day == null || PAST.matcher(office).matches()) {
      return false;
    }
    List<Tenure> held =
        speaker.tenures().stream().filter(tenure -> tenure.mentions(office)).toList();
    return !held.isEmpty() && held.stream().noneMatch(tenure -> tenure.days().contains(day));
  }
}
