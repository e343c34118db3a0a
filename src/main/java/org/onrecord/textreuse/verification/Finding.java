package org.onrecord.textreuse.verification;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.textreuse.WordChange;

/**
 * Result of the comparison of a quotation with one quote or body, or with the quotes it is stitched
 * from.
 *
 * @param speaker the relation of the speakers; {@code UNKNOWN} for a body
 * @param evidence at least one; several for a stitched quotation
 * @param strong whether the evidence is no accident: the words of a body stand in quotation marks
 *     or are many, or those of a quote by another speaker are many
 */
record Finding(
    Verdict verdict,
    SpeakerMatch speaker,
    double similarity,
    Set<Flag> flags,
    List<WordChange> difference,
    Cut cut,
    List<Evidence> evidence,
    boolean strong) {
  /** The similarity from which altered words count as the speaker's, not as those of another. */
  private static final double NEARLY_EQUAL = 0.8;

  /** Rounds similarities, so that a confirmed quote precedes a slightly more similar proposal. */
  private static final int SIMILARITY_STEPS = 20;

  /** The similarity by which a passage of a body may exceed a quote at the same place. */
  private static final double MAX_REPEATED = 0.1;

  private static final int RANK_OF_BODY = 5;
  private static final int RANK_OF_ALTERED_BODY = 7;

  /** The most favourable finding first; among equals the confirmed and earlier one. */
  static final Comparator<Finding> ORDER =
      Comparator.comparingInt(Finding::rank)
          .thenComparingInt(finding -> -finding.similaritySteps())
          .thenComparingInt(finding -> finding.flags.size())
          .thenComparing(finding -> !finding.isConfirmed())
          .thenComparingDouble(finding -> -finding.similarity)
          .thenComparing(Finding::day, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Finding::id);

  /** The sense is kept: no word that matters changed, and the speaker is the claimed one. */
  boolean isHarmless() {
    EnumSet<Flag> sense =
        EnumSet.of(Flag.NEGATION, Flag.NUMBER, Flag.NAME, Flag.DATE, Flag.SPEAKER);
    return flags.stream().noneMatch(sense::contains);
  }

  /** Returns whether a quote nearly has the words, by the claimed speaker if there is one. */
  boolean isNearlySaid() {
    return verdict == Verdict.ALTERED
        && speaker.compareTo(SpeakerMatch.SAME) <= 0
        && similarity >= NEARLY_EQUAL;
  }

  /** Returns whether this is a better finding than the words in a body. */
  boolean isBetterThanBodies() {
    return rank() < RANK_OF_BODY;
  }

  /** Returns whether this is a better finding than similar words in a body. */
  boolean isBetterThanAlteredBodies() {
    return rank() < RANK_OF_ALTERED_BODY;
  }

  /** The same finding for words that may agree by accident. */
  Finding weakened() {
    return new Finding(verdict, speaker, similarity, flags, difference, cut, evidence, false);
  }

  /** Returns whether the evidence is the body of an article without a quote. */
  boolean isOfBody() {
    return evidence.get(0).quote().isEmpty();
  }

  /** Returns whether a body has these words where a quote has them, or nearly has them. */
  boolean repeats(Finding ofQuote) {
    return similarity - ofQuote.similarity <= MAX_REPEATED
        && evidence.stream().anyMatch(one -> ofQuote.evidence.stream().anyMatch(one::overlaps));
  }

  /** Returns whether one quote on record has all words. */
  boolean hasAllWords() {
    return verdict != Verdict.ALTERED && evidence.get(0).quote().isPresent();
  }

  /** Position among all findings: equal words come before words that differ. */
  private int rank() {
    return switch (verdict) {
      case VERBATIM -> 0;
      case TYPOGRAPHIC -> 1;
      case TRUNCATED -> 2;
      case STITCHED -> flags.contains(Flag.SPEAKER) ? 6 : 3;
      case MISATTRIBUTED -> strong ? 4 : 6;
      case UNRECORDED -> strong ? RANK_OF_BODY : 8;
      case ALTERED -> speaker.compareTo(SpeakerMatch.SAME) <= 0 ? 6 : RANK_OF_ALTERED_BODY;
      case NOT_FOUND -> 9;
    };
  }

  private int similaritySteps() {
    return (int) Math.round(similarity * SIMILARITY_STEPS);
  }

  boolean isConfirmed() {
    return evidence.get(0).quote().map(RecordedQuote::confirmed).orElse(false);
  }

  private LocalDate day() {
    Evidence first = evidence.get(0);
    return first.quote().map(RecordedQuote::day).orElse(first.article().publishedOn());
  }

  private UUID id() {
    Evidence first = evidence.get(0);
    return first.quote().map(RecordedQuote::id).orElse(first.article().id());
  }
}
