package org.onrecord.textreuse.verification;

import java.util.HashMap;
import java.util.Map;
import org.onrecord.textreuse.FoldedWords;

/**
 * Thresholds from which differing words are those of a quote, altered, rather than other words.
 * Words that correspond to nearly all of a quote, or that the claimed speaker said, need less
 * similarity than a part of the words of anyone.
 */
final class AlteredWords {
  private static final double MIN_SIMILARITY = 0.68;
  private static final double MIN_SIMILARITY_IF_LIKELY = 0.55;

  /** The minimum share of the words of both whole texts, if few content words are equal. */
  private static final double MIN_SIMILARITY_OF_WHOLE = 0.75;

  /** The share of a quote that is nearly all of it. */
  private static final double MOST = 0.8;

  /** The minimum share of equal words of a quotation, if they are a part of a quote. */
  private static final double MIN_SHARE = 0.7;

  private static final int MIN_CONTENT_WORDS = 3;
  private static final int MIN_WORDS = 3;

  /** The similarity of words of which one or two changed. */
  private static final double NEARLY_EQUAL = 0.84;

  /** The number of equal words then, if two carry content, and if none need to. */
  private static final int MANY_WORDS = 6;

  private static final int VERY_MANY_WORDS = 8;

  /** The number of times that a quotation may be longer than a quote. */
  private static final int MAX_RATIO = 4;

  private AlteredWords() {}

  /**
   * Returns whether the words in common, in any order, are enough for a similar part. Most
   * candidates have fewer, and are not aligned.
   */
  static boolean mayBeSimilar(FoldedWords quotation, FoldedWords recorded) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < quotation.count(); i++) {
      counts.merge(quotation.word(i), 1, Integer::sum);
    }
    int common = 0;
    for (int j = 0; j < recorded.count(); j++) {
      Integer left = counts.computeIfPresent(recorded.word(j), (word, count) -> count - 1);
      common += left != null && left >= 0 ? 1 : 0;
    }
    double best = 2.0 * common / (quotation.count() + common);
    return best >= MIN_SIMILARITY_IF_LIKELY;
  }

  /** Returns whether a quotation is similar enough to a quote. */
  static boolean isSimilar(Alignment alignment, SpeakerMatch speaker) {
    int words = alignment.quotation().count();
    int recorded = alignment.recorded().count();
    if (words > MAX_RATIO * recorded) {
      return false;
    }
    int content = alignment.equalContentWords();
    boolean whole =
        2.0 * alignment.equal() / (words + recorded) >= MIN_SIMILARITY_OF_WHOLE
            && alignment.equal() >= MIN_WORDS
            && content > 0;
    boolean stitched =
        alignment.equal() == words && alignment.isStitched() && content >= MIN_CONTENT_WORDS;
    return whole
        || stitched
        || isNearlyEqual(alignment)
        || isSimilarPart(alignment, content, speaker);
  }

  /** Returns whether many words are equal, so that few of them need to carry content. */
  static boolean isNearlyEqual(Alignment alignment) {
    int content = alignment.equalContentWords();
    int required = content >= MIN_CONTENT_WORDS - 1 ? MANY_WORDS : VERY_MANY_WORDS;
    return alignment.equal() >= required && alignment.similarity() >= NEARLY_EQUAL;
  }

  private static boolean isSimilarPart(Alignment alignment, int content, SpeakerMatch speaker) {
    boolean same = speaker == SpeakerMatch.SAME;
    boolean likely = same || alignment.part().count() >= MOST * alignment.recorded().count();
    boolean covered = alignment.equal() >= MIN_SHARE * alignment.quotation().count();
    return content >= (same ? MIN_CONTENT_WORDS - 1 : MIN_CONTENT_WORDS)
        && alignment.similarity() >= (likely ? MIN_SIMILARITY_IF_LIKELY : MIN_SIMILARITY)
        && (likely || covered);
  }
}
