package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.Set;
import org.onrecord.textreuse.WordChange;

/**
 * Judgement of a quotation.
 *
 * @param similarity the share of equal words from 0 to 1, after folding (Dice coefficient): twice
 *     the number of words that are equal in order, divided by the number of words of the quotation
 *     and of the part of the record it corresponds to. It is 1 for verdicts on equal words, also
 *     for a part of a quote, and 0 if nothing is found
 * @param flags differences that may change the sense
 * @param difference the changes that lead from the first evidence to the quotation; empty without
 *     evidence
 * @param cut the words left out at the ends of the first evidence
 * @param evidence at most {@value #MAX_EVIDENCE}, the best first; confirmed quotes before proposed
 *     ones. The pieces of a stitched quotation are in its order
 */
public record Verification(
    Quotation quotation,
    Verdict verdict,
    double similarity,
    Set<Flag> flags,
    List<WordChange> difference,
    Cut cut,
    List<Evidence> evidence) {
  /** The maximum number of pieces of evidence. */
  public static final int MAX_EVIDENCE = 5;

  public Verification {
    flags = Set.copyOf(flags);
    difference = List.copyOf(difference);
    evidence = List.copyOf(evidence);
  }

  static Verification notFound(Quotation quotation) {
    return new Verification(
        quotation, Verdict.NOT_FOUND, 0, Set.of(), List.of(), Cut.NONE, List.of());
  }
}
