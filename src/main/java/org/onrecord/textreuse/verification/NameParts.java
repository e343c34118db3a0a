package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.Set;

/**
 * The words of a name without titles: "Sen. Ted Cruz" is "ted cruz".
 *
 * @param words folded, without titles and generation
 * @param generation "jr", "sr" or a Roman numeral; empty if none
 */
record NameParts(List<String> words, String generation) {
  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv", "junior");

  static NameParts of(String printed) {
    List<String> words = Letters.of(printed).split();
    int end = words.size();
    String generation = "";
    if (end > 1 && GENERATIONS.contains(words.get(end - 1))) {
      generation = words.get(--end);
    }
    List<String> name = words.subList(0, end);
    return new NameParts(name.subList(SpeakerTitles.count(name), end), generation);
  }

  /**
   * Compares a claimed name with one on record.
   *
   * @param person whether the record is of a person
   * @return {@code SAME}, {@code UNKNOWN} or {@code OTHER}
   */
  SpeakerMatch compare(NameParts recorded, boolean person) {
    if (words.isEmpty() || recorded.words.isEmpty()) {
      return SpeakerMatch.UNKNOWN;
    }
    if (isEqual(recorded)) {
      return generation.equals(recorded.generation) ? SpeakerMatch.SAME : SpeakerMatch.OTHER;
    }
    return person ? comparePersons(recorded) : compareOthers(recorded);
  }

  /** Returns whether the words are equal, also if they are spaced in another way. */
  boolean isEqual(NameParts other) {
    return String.join("", words).equals(String.join("", other.words));
  }

  /**
   * Returns whether a fuller name contains the words. Such a surname says less than the fuller
   * name, which excludes relatives.
   */
  boolean isPartOf(NameParts fuller) {
    return words.size() < fuller.words.size() && fuller.words.containsAll(words);
  }

  private SpeakerMatch comparePersons(NameParts recorded) {
    if (words.size() > 1 && recorded.words.size() > 1) {
      return compareFullNames(recorded);
    }
    NameParts full = words.size() > 1 ? this : recorded;
    String single = words.size() > 1 ? recorded.words.get(0) : words.get(0);
    if (!generation.equals(recorded.generation) && !generation.isEmpty()) {
      return SpeakerMatch.OTHER;
    }
    if (full.last().equals(single)) {
      return SpeakerMatch.SAME;
    }
    return full.words.contains(single) ? SpeakerMatch.UNKNOWN : SpeakerMatch.OTHER;
  }

  private SpeakerMatch compareFullNames(NameParts recorded) {
    if (!generation.equals(recorded.generation)) {
      return SpeakerMatch.OTHER;
    }
    if (isSurnameOf(recorded) || recorded.isSurnameOf(this) || isReverseOf(recorded)) {
      return SpeakerMatch.SAME;
    }
    String given = words.get(0);
    String recordedGiven = recorded.words.get(0);
    if (!last().equals(recorded.last()) || !fits(given, recordedGiven, 3)) {
      return SpeakerMatch.OTHER;
    }
    boolean sameGiven = fits(given, recordedGiven, Integer.MAX_VALUE);
    return sameGiven ? compareMiddleNames(recorded) : SpeakerMatch.UNKNOWN;
  }

  private SpeakerMatch compareMiddleNames(NameParts recorded) {
    List<String> own = words.subList(1, words.size() - 1);
    List<String> other = recorded.words.subList(1, recorded.words.size() - 1);
    if (own.isEmpty() || other.isEmpty()) {
      return SpeakerMatch.SAME;
    }
    if (own.size() != other.size()) {
      boolean fullNames = own.get(0).length() > 1 && other.get(0).length() > 1;
      return fullNames ? SpeakerMatch.UNKNOWN : SpeakerMatch.OTHER;
    }
    for (int i = 0; i < own.size(); i++) {
      if (!fits(own.get(i), other.get(i), Integer.MAX_VALUE)) {
        return SpeakerMatch.OTHER;
      }
    }
    return SpeakerMatch.SAME;
  }

  /** Returns whether the words are the end of another name: "bin Salman". */
  private boolean isSurnameOf(NameParts other) {
    int from = other.words.size() - words.size();
    return from > 0 && other.words.subList(from, other.words.size()).equals(words);
  }

  private boolean isReverseOf(NameParts other) {
    return words.size() == 2
        && other.words.size() == 2
        && words.get(0).equals(other.words.get(1))
        && words.get(1).equals(other.words.get(0));
  }

  private SpeakerMatch compareOthers(NameParts recorded) {
    boolean longEnough = Math.min(words.size(), recorded.words.size()) > 1;
    if (longEnough && (isSurnameOf(recorded) || recorded.isSurnameOf(this))) {
      return SpeakerMatch.SAME;
    }
    boolean contained = recorded.words.containsAll(words) || words.containsAll(recorded.words);
    return contained ? SpeakerMatch.UNKNOWN : SpeakerMatch.OTHER;
  }

  private String last() {
    return words.get(words.size() - 1);
  }

  /** Returns whether two given names are equal, or one is the initial or the beginning of both. */
  private static boolean fits(String one, String other, int minBeginning) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return one.equals(other)
        || longer.startsWith(shorter)
            && (shorter.length() == 1 || shorter.length() >= minBeginning);
  }
}
