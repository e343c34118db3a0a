package org.onrecord.textreuse.verification;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordChange;
import org.onrecord.textreuse.WordRange;

/**
 * Finds the passage of a body that is most similar to a quotation. The passage starts where the
 * most pairs of adjacent words of the quotation agree; a word-level alignment then compares it.
 */
final class SimilarPassage {
  private static final double MIN_SIMILARITY = 0.7;
  private static final int MIN_CONTENT_WORDS = 4;

  private final PreparedQuotation quotation;
  private final RecordedArticle article;
  private final RecordedText body;

  SimilarPassage(PreparedQuotation quotation, RecordedArticle article, RecordedText body) {
    this.quotation = quotation;
    this.article = article;
    this.body = body;
  }

  /** The finding with verdict altered; empty if nothing is similar enough. */
  Optional<Finding> finding() {
    if (!quotation.isDistinctiveInBodies() || !hasContentWords()) {
      return Optional.empty();
    }
    return window().map(this::aligned).orElse(Optional.empty());
  }

  /**
   * Returns whether the body has half of the content words, and a quarter of the pairs of
   * neighbouring words; otherwise it need not be split into words.
   */
  private boolean hasContentWords() {
    FoldedWords words = quotation.words();
    int content = 0;
    int found = 0;
    int pairs = 0;
    for (int i = 0; i < words.count(); i++) {
      if (ContentWords.isContent(words, i)) {
        content++;
        found += body.letters.contain(words.word(i)) ? 1 : 0;
      }
      boolean pair = i > 0 && body.letters.contain(words.word(i - 1) + words.word(i));
      pairs += pair ? 1 : 0;
    }
    return 2 * found >= content && 4 * pairs >= words.count() - 1;
  }

  private Optional<Finding> aligned(WordRange window) {
    TextRange around = body.range(window);
    RecordedText text = passage(around);
    WordRange near = withChangedEnds(Alignment.of(text.words(), quotation.words()));
    if (near.isEmpty()) {
      return Optional.empty();
    }
    TextRange within = text.range(near);
    TextRange range = new TextRange(around.start() + within.start(), around.start() + within.end());
    RecordedText passage = passage(range);
    Alignment alignment = Alignment.of(passage.words(), quotation.words());
    boolean similar =
        alignment.similarity() >= MIN_SIMILARITY
            && alignment.equalContentWords() >= MIN_CONTENT_WORDS;
    if (!similar && !AlteredWords.isNearlyEqual(alignment)) {
      return Optional.empty();
    }
    BodySpan span = BodyPlaces.span(body.text, range);
    Evidence evidence =
        new Evidence(null, article, List.of(span), passage.text, alignment.similarity());
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(alignment.flags());
    return Optional.of(
        new Finding(
            Verdict.ALTERED,
            SpeakerMatch.UNKNOWN,
            alignment.similarity(),
            flags,
            alignment.changes(),
            Cut.NONE,
            List.of(evidence),
            true));
  }

  private RecordedText passage(TextRange range) {
    return new RecordedText(range.of(body.text), quotation.source().language());
  }

  /**
   * The words of the record from the first equal one to the last, with as many at each end as the
   * quotation has other words there.
   */
  private static WordRange withChangedEnds(Alignment alignment) {
    WordRange part = alignment.part();
    if (part.isEmpty()) {
      return part;
    }
    int before = changed(alignment.changes().get(0));
    int after = changed(alignment.changes().get(alignment.changes().size() - 1));
    return new WordRange(
        Math.max(0, part.start() - before),
        Math.min(alignment.recorded().count(), part.end() + after));
  }

  private static int changed(WordChange change) {
    return change.kind() == WordChange.Kind.EQUAL ? 0 : change.to().count();
  }

  /** The words of the body around the most frequent offset of pairs of words. */
  private Optional<WordRange> window() {
    FoldedWords own = quotation.words();
    FoldedWords words = body.words();
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < own.count(); i++) {
      pairs.put(pair(own, i), i);
    }
    int slack = 3 + own.count() / 4;
    int[] votes = new int[(words.count() + own.count()) / slack + 2];
    for (int j = 0; j + 1 < words.count(); j++) {
      Integer i = pairs.get(pair(words, j));
      if (i != null) {
        votes[(j - i + own.count()) / slack]++;
      }
    }
    int best = 0;
    for (int bucket = 1; bucket < votes.length; bucket++) {
      best = votes[bucket] + votes[bucket - 1] > count(votes, best) ? bucket : best;
    }
    if (count(votes, best) == 0) {
      return Optional.empty();
    }
    int start = (best - 1) * slack - own.count();
    int end = start + 2 * slack + own.count() + slack;
    return Optional.of(
        new WordRange(
            Math.max(0, Math.min(start, words.count() - 1)),
            Math.max(1, Math.min(end, words.count()))));
  }

  private static int count(int[] votes, int bucket) {
    return votes[bucket] + (bucket > 0 ? votes[bucket - 1] : 0);
  }

  private static String pair(FoldedWords words, int i) {
    return words.word(i) + ' ' + words.word(i + 1);
  }
}
