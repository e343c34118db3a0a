package org.onrecord.extraction;

import java.util.Set;

/**
 * How often answers like this one are right, words and speaker both: a logistic regression over how
 * sure the stages were.
 */
final class Confidence {
  /**
   * Transcripts and letters are too rare among the articles to learn from, but hard to get wrong.
   */
  private static final Set<String> FORMS = Set.of(TranscriptTurns.RULE, UncuedQuotes.SIGNED);

  private static final double FORM = 0.9;

  private final Weights weights;
  private final Words words;
  private final QuotedPassages passages;

  Confidence(Weights weights, Words words, QuotedPassages passages) {
    this.weights = weights;
    this.words = words;
    this.passages = passages;
  }

  double of(QuoteDraft draft) {
    if (FORMS.contains(draft.rule())) {
      return FORM;
    }
    double right = 1 / (1 + Math.exp(-weights.of(features(draft))));
    return right * meant(draft.mention(), draft.entity());
  }

  /**
   * How often a mention means whom it is taken to mean, in round figures: the articles from which
   * the rest is learnt do not tell.
   */
  private double meant(Mention mention, Entity entity) {
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
    sureness(f, draft, kind);
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

  private void sureness(Features f, QuoteDraft draft, String kind) {
    int said = grade(draft.saidProbability());
    int chosen = grade(draft.speakerProbability());
    f.add(0);
    f.add(1, kind);
    f.add(2, said);
    f.add(3, grade(draft.content().probability()));
    f.add(4, chosen);
    f.add(5, kind, said);
    f.add(6, kind, chosen);
    f.add(7, said, chosen);
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

  /** A probability as one of some steps, finer near certainty. */
  private static int grade(double p) {
    return (int) Math.round(Math.max(-4, Math.min(8, Math.log(p / (1 - p + 1e-9)))));
  }
}
