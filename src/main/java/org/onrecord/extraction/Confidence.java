package org.onrecord.extraction;

import java.util.Set;

/**
 * Estimates the probability that words and speaker of a quote are both right: a logistic regression
 * over the probabilities of the stages.
 */
final class Confidence {
  /** Rules with a fixed confidence: too rare in the training articles, but seldom wrong. */
  private static final Set<String> FIXED_RULES = Set.of(TranscriptTurns.RULE, UncuedQuotes.SIGNED);

  private static final double FIXED_CONFIDENCE = 0.9;

  private final Weights weights;
  private final Words words;
  private final QuotedPassages passages;

  Confidence(Weights weights, Words words, QuotedPassages passages) {
    this.weights = weights;
    this.words = words;
    this.passages = passages;
  }

  double of(QuoteDraft draft) {
    if (FIXED_RULES.contains(draft.rule())) {
      return FIXED_CONFIDENCE;
    }
    double probability = 1 / (1 + Math.exp(-weights.of(features(draft))));
    return probability * coreference(draft.mention(), draft.entity());
  }

  /**
   * The probability that a mention is resolved correctly, estimated by hand: the training articles
   * have no coreference annotations.
   */
  private double coreference(Mention mention, Entity entity) {
    if (mention == null || mention.form() == MentionForm.NAME) {
      return 1;
    }
    boolean named = entity != null && entity.name() != null;
    if (mention.form() == MentionForm.PRONOUN) {
      return named ? 0.93 : 0.6;
    }
    boolean definite = words.lower(mention.first()).equals("the");
    return named ? 0.8 : definite ? 0.75 : 0.85;
  }

  Features features(QuoteDraft draft) {
    Features f = new Features(300);
    QuoteContent content = draft.content();
    String kind = draft.rule() + ' ' + type(content);
    probabilities(f, draft, kind);
    position(f, content, kind);
    if (draft.mention() == null) {
      f.add(8, "nobody");
    } else {
      speaker(f, draft.mention(), content.start(), kind);
    }
    if (content.cue() >= 0) {
      cue(f, content.cue(), kind);
    }
    return f;
  }

  private void probabilities(Features f, QuoteDraft draft, String kind) {
    int reporting = logit(draft.saidProbability());
    int speaker = logit(draft.speakerProbability());
    f.add(0);
    f.add(1, kind);
    f.add(2, reporting);
    f.add(3, logit(draft.content().probability()));
    f.add(4, speaker);
    f.add(5, kind, reporting);
    f.add(6, kind, speaker);
    f.add(7, reporting, speaker);
  }

  private void position(Features f, QuoteContent content, String kind) {
    int start = content.start();
    int end = content.end();
    int length = CueFeatures.bucket(content.length());
    boolean opensSentence = words.first(words.sentenceOf(start)) >= start - 1;
    boolean capital = Character.isUpperCase(words.word(start).charAt(0));
    int shape = (opensSentence ? 1 : 0) + (capital ? 2 : 0);
    f.add(10, length);
    f.add(11, kind, length);
    f.add(13, content.pieces().size());
    f.add(14, kind, words.lower(start - 1));
    f.add(15, kind, words.tag(start));
    f.add(16, kind, words.lower(end));
    f.add(17, kind, words.lower(end + 1));
    f.add(18, kind, words.tag(start - 2), words.tag(start - 1));
    f.add(19, kind, shape);
    f.add(20, kind, shape * 20 + length);
  }

  private void speaker(Features f, Mention mention, int start, String kind) {
    int distance = CueFeatures.bucket(Math.abs(mention.first() - start));
    f.add(8, mention.form().name());
    f.add(9, String.valueOf(mention.kind()));
    f.add(21, words.lower(mention.head()));
    f.add(22, kind, words.tag(mention.head()));
    f.add(23, mention.first() < start ? 0 : 1, distance);
    f.add(24, kind, mention.form().name());
    f.add(25, kind, String.valueOf(mention.kind()));
  }

  private void cue(Features f, int cue, String kind) {
    String lemma = Cues.lemma(words.lower(cue));
    f.add(12, lemma);
    f.add(26, lemma, words.tag(cue));
    f.add(27, lemma, kind);
    f.add(28, words.lower(cue - 1), kind);
    f.add(29, kind, passages.inside(cue) ? 1 : 0);
  }

  private String type(QuoteContent content) {
    if (content.direct()) {
      return "direct";
    }
    return content.pieces().stream().anyMatch(passages::containsQuotedWords) ? "mixed" : "indirect";
  }

  /** The rounded logit of a probability, clamped to [-4, 8]. */
  private static int logit(double p) {
    return (int) Math.round(Math.max(-4, Math.min(8, Math.log(p / (1 - p + 1e-9)))));
  }
}
